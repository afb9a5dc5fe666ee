package io.keenframe.media;

import io.keenframe.contract.TimeRange;

/**
 * How a source is read.
 *
 * @param threads how many threads decode; 0 for as many as there are processors
 * @param range the stretch that is read
 * @param maxPixels the most pixels that a frame may have
 * @param fields what is done about its fields
 */
public record ReadOptions(int threads, TimeRange range, long maxPixels, FieldWish fields) {
    /** Enough for 16K, and little enough that a small hostile file cannot fill the memory. */
    public static final long DEFAULT_MAX_PIXELS = 16384L * 8704;

    public ReadOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("decoder threads " + threads + " is negative");
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException("max pixels " + maxPixels + " is not at least 1");
        }
    }

    /** Frames are taken as they are. */
    public ReadOptions(int threads, TimeRange range, long maxPixels) {
        this(threads, range, maxPixels, FieldWish.none());
    }

    /** The whole film, with as many threads as there are processors. */
    public static ReadOptions defaults() {
        return new ReadOptions(0, TimeRange.all(), DEFAULT_MAX_PIXELS);
    }

    /** The same, but only a stretch of the film. */
    public ReadOptions withRange(TimeRange stretch) {
        return new ReadOptions(threads, stretch, maxPixels, fields);
    }

    /** The same with so many threads. */
    public ReadOptions withThreads(int count) {
        return new ReadOptions(count, range, maxPixels, fields);
    }

    /** The same with something done about fields. */
    public ReadOptions withFields(FieldWish wish) {
        return new ReadOptions(threads, range, maxPixels, wish);
    }
}
