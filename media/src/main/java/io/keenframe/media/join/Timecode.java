package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avutil.AV_TIMECODE_STR_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_inv_q;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;
import static org.bytedeco.ffmpeg.global.avutil.av_timecode_init_from_string;
import static org.bytedeco.ffmpeg.global.avutil.av_timecode_make_string;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVTimecode;
import org.bytedeco.javacpp.BytePointer;

/** The hours, minutes, seconds and frames that a film's first frame is numbered with (SMPTE ST 12-1). */
final class Timecode {
    private static final String KEY = "timecode";

    private Timecode() {}

    /** Gives a stretch of a stream the number of its own first frame, where the stream's is among the tags. */
    static void advance(AVDictionary tags, AVStream from, Window window) {
        AVDictionaryEntry entry = av_dict_get(tags, KEY, null, 0);
        if (entry == null
                || window.start() == Long.MIN_VALUE
                || from.avg_frame_rate().num() == 0) {
            return;
        }
        long start = av_rescale_q(window.start(), window.base(), from.time_base());
        long frames = av_rescale_q(start - from.start_time(), from.time_base(), av_inv_q(from.avg_frame_rate()));
        try (AVTimecode timecode = new AVTimecode();
                BytePointer text = new BytePointer(AV_TIMECODE_STR_SIZE)) {
            if (av_timecode_init_from_string(timecode, from.avg_frame_rate(), entry.value(), null) >= 0) {
                av_timecode_make_string(timecode, text, (int) frames);
                av_dict_set(tags, entry.key().getString(), text.getString(), 0);
            }
        }
    }
}
