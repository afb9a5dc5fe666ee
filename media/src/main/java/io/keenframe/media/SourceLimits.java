package io.keenframe.media;

import java.time.Duration;

/**
 * What a source may take of the machine that reads it.
 *
 * @param pixels the most pixels that a frame may have
 * @param streams the most streams that a file may have
 * @param duration the longest stretch between a film's first frame and its last
 * @param memory the most memory that reading may take, in bytes
 * @param patience the longest wait without any progress
 */
public record SourceLimits(long pixels, int streams, Duration duration, long memory, Duration patience) {
    private static final long GIGABYTE = 1L << 30;

    public SourceLimits {
        if (pixels < 1) {
            throw new IllegalArgumentException("a limit of " + pixels + " pixels is not at least 1");
        }
        if (streams < 1) {
            throw new IllegalArgumentException("a limit of " + streams + " streams is not at least 1");
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a limit of " + duration + " on a film's duration is not above 0");
        }
        if (memory < GIGABYTE / 4) {
            throw new IllegalArgumentException("a limit of " + memory + " bytes is not the 256 MB that reading takes");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a patience of " + patience + " is not above 0");
        }
    }

    /**
     * Enough for a film of 16K and of four days, and little enough that a hostile file of any size neither fills the
     * memory nor holds up the others for long.
     */
    public static SourceLimits defaults() {
        return new SourceLimits(16384L * 8704, 256, Duration.ofHours(100), 4 * GIGABYTE, Duration.ofSeconds(60));
    }

    /** The same with another limit on memory. */
    public SourceLimits withMemory(long bytes) {
        return new SourceLimits(pixels, streams, duration, bytes, patience);
    }

    /** The same with another patience. */
    public SourceLimits withPatience(Duration longest) {
        return new SourceLimits(pixels, streams, duration, memory, longest);
    }

    /** The same with another limit on pixels. */
    public SourceLimits withPixels(long most) {
        return new SourceLimits(most, streams, duration, memory, patience);
    }

    /** The same with another limit on streams. */
    public SourceLimits withStreams(int most) {
        return new SourceLimits(pixels, most, duration, memory, patience);
    }

    /** The same with another limit on the duration. */
    public SourceLimits withDuration(Duration longest) {
        return new SourceLimits(pixels, streams, longest, memory, patience);
    }
}
