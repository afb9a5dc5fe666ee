package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avutil.av_compare_ts;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import io.keenframe.contract.Carried;
import io.keenframe.media.av.Ticks;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of the source that the result has, and how far it is moved.
 *
 * @param start its first moment; {@link Long#MIN_VALUE} for the beginning
 * @param end the first moment past it; {@link Long#MAX_VALUE} for the end
 * @param shift what is added to every moment
 * @param base the unit of these
 */
record Window(long start, long end, long shift, AVRational base) {
    /** A stretch that was told of, not moved. */
    static Window of(Carried.Stretch stretch) {
        AVRational unit = new AVRational()
                .num(stretch.unit().numerator())
                .den(stretch.unit().denominator());
        return new Window(stretch.start(), stretch.end(), 0, unit);
    }

    /** Where in the source it is; null where it is all of it. */
    Carried.@Nullable Stretch stretch() {
        boolean all = start == Long.MIN_VALUE && end == Long.MAX_VALUE;
        return all ? null : new Carried.Stretch(start, end, Ticks.rational(base));
    }

    /** How far it is moved, in seconds. */
    double shiftSeconds() {
        return (double) shift * base.num() / base.den();
    }

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
