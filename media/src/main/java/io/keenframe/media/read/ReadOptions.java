package io.keenframe.media.read;

import io.keenframe.contract.TimeRange;
import io.keenframe.media.SourceLimits;

/**
 * How a source is read.
 *
 * @param threads how many threads decode; 0 for as many as there are processors
 * @param range the stretch that is read
 * @param limits what it may take
 * @param fields what is done about its fields
 */
public record ReadOptions(int threads, TimeRange range, SourceLimits limits, FieldWish fields) {
    public ReadOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("decoder threads " + threads + " is negative");
        }
    }

    /** Frames are taken as they are. */
    public ReadOptions(int threads, TimeRange range, SourceLimits limits) {
        this(threads, range, limits, FieldWish.none());
    }

    /** The whole film, with as many threads as there are processors. */
    public static ReadOptions defaults() {
        return new ReadOptions(0, TimeRange.all(), SourceLimits.defaults());
    }

    /** The same, but only a stretch of the film. */
    public ReadOptions withRange(TimeRange stretch) {
        return new ReadOptions(threads, stretch, limits, fields);
    }

    /** The same with so many threads. */
    public ReadOptions withThreads(int count) {
        return new ReadOptions(count, range, limits, fields);
    }

    /** The same with something done about fields. */
    public ReadOptions withFields(FieldWish wish) {
        return new ReadOptions(threads, range, limits, wish);
    }

    /** The same with other limits. */
    public ReadOptions withLimits(SourceLimits other) {
        return new ReadOptions(threads, range, other, fields);
    }
}
