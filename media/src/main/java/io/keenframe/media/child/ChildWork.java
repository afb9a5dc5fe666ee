package io.keenframe.media.child;

import io.keenframe.contract.frame.Frame;
import io.keenframe.media.MediaException;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.StreamHashes;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.StillImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the child does: one request after the other, while it listens to what the parent says meanwhile. */
final class ChildWork {
    private final OutputStream out;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private Delivery current = new Delivery(this::say);

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    ChildWork(OutputStream out) {
        this.out = out;
    }

    /** Takes requests until there are no more. */
    void listen(InputStream in) {
        Wire.Reader<Request> requests = new Wire.Reader<>(in, Request.class);
        try {
            for (Request request = requests.next(); request != null; request = requests.next()) {
                accept(request);
            }
        } catch (IOException e) {
            // The parent has gone in the middle of a word.
        }
    }

    private void accept(Request request) {
        if (request instanceof Request.Film film) {
            Delivery delivery = new Delivery(this::say);
            current = delivery;
            tasks.add(() -> film(film, delivery));
        } else if (request instanceof Request.Picture picture) {
            Delivery delivery = new Delivery(this::say);
            current = delivery;
            tasks.add(() -> picture(picture, delivery));
        } else if (request instanceof Request.Hash hash) {
            tasks.add(() -> hash(hash));
        } else if (request instanceof Request.Join join) {
            tasks.add(() -> join(join));
        } else if (request instanceof Request.Room room) {
            current.room(room);
        } else if (request instanceof Request.Taken) {
            current.taken();
        } else if (request instanceof Request.Stop) {
            current.stop();
        } else {
            throw new AssertionError(request);
        }
    }

    /** Says that it is there, and does what is asked for, for ever. */
    void run() throws IOException, InterruptedException {
        say(new Answer.Alive());
        while (true) {
            runNext();
        }
    }

    /** Does the next thing that is asked for, or was. */
    void runNext() throws IOException, InterruptedException {
        Task task = tasks.take();
        try {
            task.run();
        } catch (MediaException e) {
            say(Answer.Failed.of(e));
        } catch (IllegalArgumentException e) {
            say(new Answer.Failed(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            say(new Answer.Failed("reading failed: " + e));
        }
    }

    private void film(Request.Film request, Delivery delivery) throws IOException, InterruptedException {
        try (FrameReader reader = FrameReader.open(Path.of(request.source()), request.options())) {
            say(new Answer.Opened(reader.info(), reader.damage()));
            Heartbeat heartbeat = Heartbeat.of(reader::decoded, this::say);
            try {
                deliver(reader, delivery);
            } finally {
                heartbeat.stop();
            }
            say(new Answer.Ended(reader.damage(), reader.remarks()));
        }
    }

    private static void deliver(FrameReader reader, Delivery delivery) throws IOException, InterruptedException {
        boolean wanted = true;
        while (wanted) {
            Frame frame = reader.read();
            wanted = frame != null && delivery.put(frame);
        }
    }

    private void picture(Request.Picture request, Delivery delivery) throws IOException, InterruptedException {
        delivery.put(StillImages.read(Path.of(request.source()), request.limits()));
    }

    private void hash(Request.Hash request) throws IOException {
        say(new Answer.Hashed(StreamHashes.read(
                Path.of(request.source()), request.limits(), request.stretch(), new Whereabouts(this::say))));
    }

    private void join(Request.Join request) throws IOException {
        say(new Answer.Joined(FilmJoiner.join(
                Path.of(request.source()),
                request.parts().stream().map(Path::of).toList(),
                Path.of(request.output()),
                request.options())));
    }

    private synchronized void say(Answer answer) throws IOException {
        Wire.write(out, answer);
    }
}
