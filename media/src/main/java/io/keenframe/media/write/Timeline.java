package io.keenframe.media.write;

import java.util.Arrays;
import java.util.List;

/**
 * When every frame of a film is presented and decoded.
 *
 * <p>Each part's encoder invents its own decoding times, and they overlap where parts meet. They are calculated anew from
 * the presentation times in their order: the packet decoded i-th is decoded when the frame {@code delay} before the i-th
 * is presented.
 */
public final class Timeline {
    private final long[] presented;
    private final int delay;

    private Timeline(long[] presented, int delay) {
        this.presented = presented;
        this.delay = delay;
    }

    /**
     * The timeline of parts, given when their packets are presented in the order of decoding.
     *
     * @throws IllegalArgumentException where a part begins before the one before has ended, or a moment comes twice
     */
    public static Timeline of(List<long[]> parts) {
        long[] all = new long[parts.stream().mapToInt(p -> p.length).sum()];
        int delay = 0;
        int at = 0;
        for (long[] part : parts) {
            long[] sorted = part.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < part.length; i++) {
                delay = Math.max(delay, i - Arrays.binarySearch(sorted, part[i]));
            }
            System.arraycopy(sorted, 0, all, at, sorted.length);
            at += sorted.length;
        }
        for (int i = 1; i < all.length; i++) {
            if (all[i] <= all[i - 1]) {
                throw new IllegalArgumentException("frame " + i + " is presented at " + all[i] + ", not after "
                        + all[i - 1] + ": the parts are not in order");
            }
        }
        return new Timeline(all, delay);
    }

    /** How many frames there are. */
    public int frames() {
        return presented.length;
    }

    /** How many frames lie between decoding and presentation at most. */
    int delay() {
        return delay;
    }

    /** The first frame's moment, in ticks. */
    public long first() {
        return presented[0];
    }

    /** The last frame's moment, in ticks. */
    public long last() {
        return presented[presented.length - 1];
    }

    /** For how long the frames at the end are shown. */
    public long usualDuration() {
        return presented.length > 1 ? last() - presented[presented.length - 2] : 1;
    }

    /** When the packet that is decoded i-th is decoded; never after it is presented. */
    long decoded(int i) {
        if (i >= delay) {
            return presented[i - delay];
        }
        long step = presented.length > 1 ? presented[1] - presented[0] : 1;
        return presented[0] - (delay - i) * step;
    }

    /** For how long a frame is shown: until the next one; the last one as long as the source says. */
    public long duration(long pts, long ofLast) {
        int i = Arrays.binarySearch(presented, pts);
        return i + 1 < presented.length ? presented[i + 1] - pts : ofLast;
    }
}
