package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avutil.av_compare_ts;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * The stretch of the source that the result has, and how far it is moved.
 *
 * @param start its first moment; {@link Long#MIN_VALUE} for the beginning
 * @param end the first moment past it; {@link Long#MAX_VALUE} for the end
 * @param shift what is added to every moment
 * @param base the unit of these
 */
record Window(long start, long end, long shift, AVRational base) {
    /** Whether something that lasts from one moment to another, in another unit, is seen or heard in it. */
    boolean meets(long from, long to, AVRational unit) {
        boolean early = start != Long.MIN_VALUE && av_compare_ts(Math.max(to, from + 1), unit, start, base) <= 0;
        return !early && !isPast(from, unit);
    }

    /** Whether a moment lies after it. */
    boolean isPast(long moment, AVRational unit) {
        return end != Long.MAX_VALUE && av_compare_ts(moment, unit, end, base) >= 0;
    }

    long clampStart(long moment, AVRational unit) {
        return start == Long.MIN_VALUE ? moment : Math.max(moment, av_rescale_q(start, base, unit));
    }

    long clampEnd(long moment, AVRational unit) {
        return end == Long.MAX_VALUE ? moment : Math.min(moment, av_rescale_q(end, base, unit));
    }

    long shiftIn(AVRational unit) {
        return av_rescale_q(shift, base, unit);
    }
}
