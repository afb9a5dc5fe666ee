package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_CHANNEL_LAYOUT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_SAMPLE_RATE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * How sound is laid out.
 *
 * @param sampleFormat FFmpeg's number of what a sample is
 * @param rate samples in a second
 * @param layout what the channels are
 */
record SoundFormat(int sampleFormat, int rate, AVChannelLayout layout) {
    /** What an encoder takes that is nearest to what a decoder gives, and loses nothing if it can. */
    static SoundFormat nearest(AVCodec encoder, AVCodecContext from) {
        int bytes = av_get_bytes_per_sample(from.sample_fmt());
        int format = numbers(encoder, AV_CODEC_CONFIG_SAMPLE_FORMAT).stream()
                .min(nearestAbove(bytes, avutil::av_get_bytes_per_sample))
                .orElse(from.sample_fmt());
        int rate = numbers(encoder, AV_CODEC_CONFIG_SAMPLE_RATE).stream()
                .min(nearestAbove(from.sample_rate(), r -> r))
                .orElse(from.sample_rate());
        return new SoundFormat(format, rate, layout(encoder, from.ch_layout()));
    }

    /** The smallest that is enough, else the largest. */
    private static Comparator<Integer> nearestAbove(int wanted, IntUnaryOperator size) {
        return Comparator.<Integer>comparingInt(v -> Math.max(0, wanted - size.applyAsInt(v)))
                .thenComparingInt(size::applyAsInt);
    }

    private static List<Integer> numbers(AVCodec encoder, int kind) {
        List<Integer> numbers = new ArrayList<>();
        try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            avcodec_get_supported_config(null, encoder, kind, 0, list, count);
            Pointer first = list.get(0);
            for (int i = 0; first != null && i < count.get(); i++) {
                numbers.add(new IntPointer(first).get(i));
            }
        }
        return numbers;
    }

    /** A layout itself, or the usual one of so many channels where it does not say which they are. */
    static AVChannelLayout said(AVChannelLayout layout) {
        if (layout.order() != AV_CHANNEL_ORDER_UNSPEC) {
            return layout;
        }
        AVChannelLayout usual = new AVChannelLayout();
        av_channel_layout_default(usual, layout.nb_channels());
        return usual;
    }

    private static AVChannelLayout layout(AVCodec encoder, AVChannelLayout from) {
        AVChannelLayout wanted = said(from);
        try (PointerPointer<AVChannelLayout> list = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            avcodec_get_supported_config(null, encoder, AV_CODEC_CONFIG_CHANNEL_LAYOUT, 0, list, count);
            Pointer first = list.get(0);
            if (first == null) {
                return wanted;
            }
            AVChannelLayout best = new AVChannelLayout(first);
            for (int i = 0; i < count.get(); i++) {
                AVChannelLayout held = new AVChannelLayout(first).getPointer(i);
                if (av_channel_layout_compare(held, wanted) == 0) {
                    return held;
                }
                if (Math.abs(held.nb_channels() - wanted.nb_channels())
                        < Math.abs(best.nb_channels() - wanted.nb_channels())) {
                    best = held;
                }
            }
            return best;
        }
    }

    int channels() {
        return layout.nb_channels();
    }

    void putLayout(AVChannelLayout to) {
        av_channel_layout_copy(to, layout);
    }
}
