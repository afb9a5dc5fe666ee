package io.keenframe.ingest;

import io.keenframe.runtime.Pause;
import io.keenframe.runtime.files.Obstacle;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps frames away from a cluster whose disks are nearly full: they are asked for now and then, and waited for. */
final class ClusterRoom {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    private final Crowding crowding;
    private final Pause pause;
    private final LongSupplier clock;
    private long asked;

    /** What a cluster says of its disks. */
    interface Crowding {
        /** Which disk has less room than so many bytes, in one line with the way out. */
        Optional<String> of(long bytes) throws InterruptedException;
    }

    /**
     * @param pause where it is said that ingest waits
     * @param clock nanoseconds
     */
    ClusterRoom(Crowding crowding, Pause pause, LongSupplier clock) {
        this.crowding = crowding;
        this.pause = pause;
        this.clock = clock;
        asked = clock.getAsLong(); // a job's first frames do not wait for an answer
    }

    /**
     * Returns when there is room for so many bytes on every disk that gets them, as far as was asked lately.
     *
     * @throws InterruptedException where ingest was told to stop meanwhile
     */
    void await(long bytes) throws InterruptedException {
        long now = clock.getAsLong();
        if (now - asked < EVERY) {
            return;
        }
        asked = now;
        Optional<String> crowded = crowding.of(bytes);
        if (crowded.isPresent()) {
            pause.until(new Obstacle.Crowded(crowded.get(), () -> hasRoom(bytes)));
        }
    }

    private boolean hasRoom(long bytes) {
        try {
            return crowding.of(bytes).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
