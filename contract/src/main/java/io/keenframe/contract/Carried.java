package io.keenframe.contract;

import io.keenframe.contract.frame.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a source a result has beside the restored pictures.
 *
 * @param stretch the stretch of the source that it was taken from; null for all of it
 * @param shift how much later everything is in the result, in seconds; below 0 for earlier
 * @param streams the source's streams that are in the result, in the source's order
 */
public record Carried(@Nullable Stretch stretch, double shift, List<Track> streams) {
    /**
     * From one moment to another.
     *
     * @param start its first moment; {@link Long#MIN_VALUE} for the source's beginning
     * @param end the first moment past it; {@link Long#MAX_VALUE} for the source's end
     * @param unit what both are counted in, in seconds
     */
    public record Stretch(long start, long end, Rational unit) {}

    /**
     * A stream that is in both.
     *
     * @param source its number in the source
     * @param result its number in the result
     * @param converted whether its packets are of another codec there
     */
    public record Track(int source, int result, boolean converted) {}

    public Carried {
        streams = List.copyOf(streams);
    }

    /** Nothing at all. */
    public static Carried nothing() {
        return new Carried(null, 0, List.of());
    }
}
