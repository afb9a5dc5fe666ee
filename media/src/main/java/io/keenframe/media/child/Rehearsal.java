package io.keenframe.media.child;

import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;

/** A child's part and its parent's in one process. */
final class Rehearsal {
    private static final int PIPE = 1 << 16;

    private Rehearsal() {}

    static void of(Path film) throws IOException, InterruptedException {
        PipedInputStream questions = new PipedInputStream(PIPE);
        PipedInputStream replies = new PipedInputStream(PIPE);
        try (PipedOutputStream said = new PipedOutputStream(replies)) {
            ChildWork work = new ChildWork(said);
            Thread listener = new Thread(() -> work.listen(questions), "rehearsal");
            try (PipedOutputStream asked = new PipedOutputStream(questions)) {
                listener.start();
                Wire.write(asked, new Request.Film(film.toAbsolutePath().toString(), ReadOptions.defaults()));
                Wire.write(asked, new Request.Stop());
                work.runNext();
            }
            listener.join();
            Wire.Reader<Answer> answers = new Wire.Reader<>(replies, Answer.class);
            Answer last = answers.next();
            while (last != null && !(last instanceof Answer.Ended || last instanceof Answer.Failed)) {
                last = answers.next();
            }
        }
    }
}
