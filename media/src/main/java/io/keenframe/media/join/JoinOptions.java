package io.keenframe.media.join;

import io.keenframe.contract.TimeRange;
import io.keenframe.media.SourceLimits;

/**
 * How a film is joined.
 *
 * @param range the stretch of the source that its frames were taken from; sound and the rest are cut to it
 * @param limits what the source may take
 */
public record JoinOptions(TimeRange range, SourceLimits limits) {
    /** All of the source. */
    public static JoinOptions whole() {
        return new JoinOptions(TimeRange.all(), SourceLimits.defaults());
    }
}
