package io.keenframe.app;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The user's wish that the process stop: Ctrl-C or a TERM signal.
 *
 * <p>The first is heard by who asks {@link #wished}; the second ends the process at once.
 */
public final class Interrupt {
    private static final int STATUS_OF_SIGINT = 130;

    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);

    private Interrupt() {}

    /** Starts to listen, in place of Java's own way, which is to end the process at the first. */
    public static Interrupt listen() {
        Interrupt interrupt = new Interrupt();
        List.of("INT", "TERM").forEach(signal -> handle(signal, interrupt::signalled));
        return interrupt;
    }

    private void signalled() {
        if (times.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(STATUS_OF_SIGINT);
        }
        first.countDown();
    }

    /** Whether the process is to finish what it has in hand, and stop. */
    public boolean wished() {
        return times.get() > 0;
    }

    /** Waits for the wish. */
    public void await() throws InterruptedException {
        first.await();
    }

    /** By reflection, since javac warns of {@code sun.misc.Signal} in a way that nothing can silence. */
    private static void handle(String signal, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, m, args) -> {
                        action.run();
                        return null;
                    });
            type.getMethod("handle", type, handler)
                    .invoke(null, type.getConstructor(String.class).newInstance(signal), proxy);
        } catch (ReflectiveOperationException e) {
            // A Java without these signals ends the process at the first: what is in hand is done again next time.
            org.slf4j.LoggerFactory.getLogger(Interrupt.class).warn("cannot listen to {}", signal, e);
        }
    }
}
