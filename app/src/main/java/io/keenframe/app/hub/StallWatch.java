package io.keenframe.app.hub;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a connection over which nothing has come for a while, which Java's client would wait for without end. */
final class StallWatch implements AutoCloseable {
    private final AtomicLong count = new AtomicLong();
    private final Timer timer = new Timer("download-watch", true);

    StallWatch(Closeable connection, Duration patience) {
        timer.schedule(new Look(connection), patience.toMillis(), patience.toMillis());
    }

    /** Something came. */
    void alive() {
        count.incrementAndGet();
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private final class Look extends TimerTask {
        private final Closeable connection;
        private long last;

        Look(Closeable connection) {
            this.connection = connection;
        }

        @Override
        public void run() {
            long now = count.get();
            if (now == last) {
                try {
                    connection.close();
                } catch (IOException e) {
                    // Whoever reads from it hears that it is closed.
                    cancel();
                }
            }
            last = now;
        }
    }
}
