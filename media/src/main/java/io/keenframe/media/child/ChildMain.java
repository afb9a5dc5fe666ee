package io.keenframe.media.child;

import io.keenframe.media.read.FrameReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;

/** The entry point of the process that reads untrusted media; it ends with its parent, whatever its parent ends by. */
final class ChildMain {
    private ChildMain() {}

    /** Answers what comes on standard input on standard output until the parent is gone. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // A terminal sends an interrupt to all of its processes; this one is its parent's to end.
        List.of("INT", "TERM", "HUP").forEach(ChildMain::ignore);
        ChildWork work = new ChildWork(new FileOutputStream(FileDescriptor.out));
        // Whatever else is printed must not get among the answers.
        System.setOut(System.err);
        Thread listener = new Thread(
                () -> {
                    work.listen(System.in);
                    // Nothing of this process is worth an orderly end, and native code may hold one up.
                    Runtime.getRuntime().halt(0);
                },
                "parent");
        listener.setDaemon(true);
        listener.start();
        FrameReader.prepare();
        work.run();
    }

    /** By reflection, since javac warns of {@code sun.misc.Signal} in a way that nothing can silence. */
    private static void ignore(String signal) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            type.getMethod("handle", type, handler)
                    .invoke(
                            null,
                            type.getConstructor(String.class).newInstance(signal),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            // Where there are no such signals, none will come.
        }
    }
}
