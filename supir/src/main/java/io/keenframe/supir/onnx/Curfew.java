package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * The end of the process, which native work must not outlive: the library's own data is taken down then, and what still
 * uses it crashes.
 */
final class Curfew {
    /** A node of a network, between two of which an evaluation can end, takes seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Curfew OF_PROCESS = atExit();

    private final List<Stay> stays = new ArrayList<>();
    private boolean fallen;

    private static Curfew atExit() {
        Curfew curfew = new Curfew();
        Runtime.getRuntime().addShutdownHook(new Thread(curfew::fall, "onnxruntime-stop"));
        return curfew;
    }

    /** That of this process. */
    static Curfew ofProcess() {
        return OF_PROCESS;
    }

    /**
     * Does native work.
     *
     * @param cancel makes it end soon
     * @throws CancellationException if the process is ending
     */
    <T> T before(Runnable cancel, Work<T> work) throws OrtException {
        Stay stay = new Stay(cancel);
        begin(stay);
        try {
            return work.run();
        } finally {
            end(stay);
        }
    }

    /** Lets nothing begin any more, cancels what is under way, and waits for it. */
    void fall() {
        close().forEach(stay -> stay.cancel.run());
        try {
            awaitNone(System.nanoTime() + PATIENCE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(Stay stay) {
        if (fallen) {
            throw new CancellationException("the process is ending");
        }
        stays.add(stay);
    }

    private synchronized void end(Stay stay) {
        stays.remove(stay);
        notifyAll();
    }

    private synchronized List<Stay> close() {
        fallen = true;
        return List.copyOf(stays);
    }

    private synchronized void awaitNone(long end) throws InterruptedException {
        for (long left = PATIENCE.toNanos(); !stays.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Work in the library. */
    interface Work<T> {
        T run() throws OrtException;
    }

    /** A piece of work that has begun; no two are equal. */
    private static final class Stay {
        private final Runnable cancel;

        Stay(Runnable cancel) {
            this.cancel = cancel;
        }
    }
}
