package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_DISCONT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.Input;
import io.keenframe.media.write.Timeline;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Decides which stretch of a source the result has. */
final class Windows {
    private Windows() {}

    static Window of(Timeline timeline, Rational timeBase, Input input, Container container, TimeRange range) {
        AVRational base = new AVRational().num(timeBase.numerator()).den(timeBase.denominator());
        long start = range.from() == null ? Long.MIN_VALUE : timeline.first();
        long end = range.to() == null ? Long.MAX_VALUE : timeline.last() + timeline.usualDuration();
        long shift = 0;
        if (range.from() != null) {
            shift = -timeline.first();
        } else if (isBroadcast(input) && container != Container.TS) {
            shift = -earliest(input, base, timeline.first());
        } else if (timeline.first() < 0 && container != Container.TS) {
            // Nothing else presents a frame before 0: MP4 would hide it, and Matroska moves it.
            shift = -timeline.first();
        }
        return new Window(start, end, shift, base);
    }

    /** Whether the timestamps come from a transmitter's clock, which starts anywhere. */
    private static boolean isBroadcast(Input input) {
        return (input.context().iformat().flags() & AVFMT_TS_DISCONT) != 0;
    }

    private static long earliest(Input input, AVRational base, long firstFrame) {
        long earliest = firstFrame;
        for (int i = 0; i < input.context().nb_streams(); i++) {
            AVStream stream = input.stream(i);
            if (stream.start_time() != AV_NOPTS_VALUE) {
                earliest = Math.min(earliest, av_rescale_q(stream.start_time(), stream.time_base(), base));
            }
        }
        return earliest;
    }
}
