package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.media.av.Input;
import io.keenframe.media.av.Ticks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.ShortPointer;

/** A film's first sound as it is heard: its first channel, -1 to 1, each sample with its moment in seconds. */
final class SoundSamples {
    record Sample(double seconds, double value) {}

    private SoundSamples() {}

    static List<Sample> of(Path film) {
        List<Sample> samples = new ArrayList<>();
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            int stream = 0;
            while (input.stream(stream).codecpar().codec_type() != AVMEDIA_TYPE_AUDIO) {
                stream++;
            }
            var from = input.stream(stream);
            AVCodec codec = avcodec_find_decoder(from.codecpar().codec_id());
            AVCodecContext decoder = avcodec_alloc_context3(codec);
            avcodec_parameters_to_context(decoder, from.codecpar());
            decoder.pkt_timebase(from.time_base());
            avcodec_open2(decoder, codec, (AVDictionary) null);
            boolean more = true;
            while (more) {
                more = input.read(packet);
                if (!more || packet.stream_index() == stream) {
                    avcodec_send_packet(decoder, more ? packet : null);
                    while (avcodec_receive_frame(decoder, frame) >= 0) {
                        add(frame, Ticks.rational(from.time_base()).value(), samples);
                    }
                }
                av_packet_unref(packet);
            }
            avcodec_free_context(decoder);
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
        }
        return samples;
    }

    private static void add(AVFrame frame, double unit, List<Sample> samples) {
        int step = av_sample_fmt_is_planar(frame.format()) != 0
                ? 1
                : frame.ch_layout().nb_channels();
        for (int i = 0; i < frame.nb_samples(); i++) {
            double value = switch (frame.format()) {
                case AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P ->
                    new ShortPointer(frame.data(0)).get((long) i * step) / 32768.0;
                case AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P ->
                    new IntPointer(frame.data(0)).get((long) i * step) / 2147483648.0;
                case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP -> new FloatPointer(frame.data(0)).get((long) i * step);
                default -> throw new AssertionError(frame.format());
            };
            samples.add(new Sample(frame.best_effort_timestamp() * unit + (double) i / frame.sample_rate(), value));
        }
    }
}
