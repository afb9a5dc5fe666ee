package io.keenframe.restorer;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What each stage of the work on a group took, summed over its frames; safe for use by several threads. */
final class StageTimes {
    private final Map<String, Long> nanos = new TreeMap<>();
    private final LongSupplier clock;

    StageTimes(LongSupplier clock) {
        this.clock = clock;
    }

    /** Adds to a stage's time. */
    synchronized void add(String stage, Duration time) {
        nanos.merge(stage, time.toNanos(), Long::sum);
    }

    /** Does a piece of work and adds the time it took. */
    <T> T time(String stage, Callable<T> work) throws Exception {
        long start = clock.getAsLong();
        T result = work.call();
        add(stage, Duration.ofNanos(clock.getAsLong() - start));
        return result;
    }

    /** Waits for something and adds the time it took. */
    <T> T waiting(String stage, Waiting<T> wait) throws InterruptedException {
        long start = clock.getAsLong();
        T result = wait.await();
        add(stage, Duration.ofNanos(clock.getAsLong() - start));
        return result;
    }

    /** What a thread waits for. */
    interface Waiting<T> {
        T await() throws InterruptedException;
    }

    /** The time of every stage. */
    synchronized Map<String, Duration> all() {
        Map<String, Duration> all = new TreeMap<>();
        nanos.forEach((stage, time) -> all.put(stage, Duration.ofNanos(time)));
        return all;
    }

    /** The time of every stage in seconds, to the microsecond. */
    synchronized Map<String, Double> seconds() {
        Map<String, Double> seconds = new TreeMap<>();
        nanos.forEach((stage, time) -> seconds.put(stage, TimeUnit.NANOSECONDS.toMicros(time) / 1e6));
        return seconds;
    }
}
