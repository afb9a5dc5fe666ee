package io.keenframe.restorer.engine;

import java.time.Duration;
import java.util.function.Supplier;

/** Tells a progress what a piece of work took. */
final class Stopwatch {
    private Stopwatch() {}

    static <T> T timed(Progress progress, String stage, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        progress.spent(stage, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }
}
