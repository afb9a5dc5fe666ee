package io.keenframe.media;

import io.keenframe.contract.TimeRange;

/**
 * How a source is read.
 *
 * @param threads how many threads decode; 0 for as many as there are processors
 * @param range the stretch that is read
 * @param limits what it may take
 */
public record ReadOptions(int threads, TimeRange range, SourceLimits limits) {
    public ReadOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("decoder threads " + threads + " is negative");
        }
    }

    /** The whole film, with as many threads as there are processors. */
    public static ReadOptions defaults() {
        return new ReadOptions(0, TimeRange.all(), SourceLimits.defaults());
    }

    /** The same, but only a stretch of the film. */
    public ReadOptions withRange(TimeRange stretch) {
        return new ReadOptions(threads, stretch, limits);
    }

    /** The same with so many threads. */
    public ReadOptions withThreads(int count) {
        return new ReadOptions(count, range, limits);
    }

    /** The same with other limits. */
    public ReadOptions withLimits(SourceLimits other) {
        return new ReadOptions(threads, range, other);
    }
}
