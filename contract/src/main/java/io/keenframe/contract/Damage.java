package io.keenframe.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a source turned out to be damaged while it was read.
 *
 * @param count how many frames are damaged or lost
 * @param flaws the first {@value #LISTED} of them, in order
 * @param shortfall how the source is shorter than it claims, such as {@code ends after 33 of about 100 frames}; null where
 *     it is not
 */
public record Damage(int count, List<Flaw> flaws, @Nullable String shortfall) {
    /** How many flaws are listed at the most: enough to find them, and little enough for an event. */
    public static final int LISTED = 1000;

    /** What was wrong with a frame. */
    public enum Kind {
        /** It is there, and part of its picture was made up by the decoder. */
        DAMAGED,
        /** The decoder could make nothing of it. */
        LOST
    }

    /**
     * A damaged or lost frame.
     *
     * @param frame its number among the frames that were read; of a lost one, that of the next
     * @param pts its moment in units of the source's time base
     */
    public record Flaw(int frame, long pts, Kind kind) {}

    public Damage {
        flaws = List.copyOf(flaws);
    }

    /** None at all. */
    public static Damage none() {
        return new Damage(0, List.of(), null);
    }

    /** Whether there is any. */
    public boolean any() {
        return count > 0 || shortfall != null;
    }
}
