package io.keenframe.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of the source to restore: frames presented at or after {@code from} and before {@code to}.
 *
 * @param from measured from the first presented frame; null for the beginning
 * @param to measured from the first presented frame; null for the end
 */
public record TimeRange(@Nullable Duration from, @Nullable Duration to) {
    public TimeRange {
        if (from != null && to != null && from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("--from " + from + " is not before --to " + to);
        }
    }

    /** The whole film. */
    public static TimeRange all() {
        return new TimeRange(null, null);
    }
}
