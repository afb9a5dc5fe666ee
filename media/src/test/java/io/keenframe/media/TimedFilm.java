package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MP2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.av_new_program;
import static org.bytedeco.ffmpeg.global.avformat.av_program_add_stream_index;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.Output;
import io.keenframe.media.write.PartFile;
import io.keenframe.media.write.PartPackets;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import io.keenframe.media.write.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * A small film with sound whose frames are presented at given moments, in any container that is read.
 *
 * @param format FFmpeg's name of the container
 * @param codec of the pictures
 * @param unit the moments' units in a second
 * @param moments when each frame is presented
 * @param videos how many streams have those pictures
 * @param services the names of a transport stream's services, each with a video of its own, by their numbers
 */
record TimedFilm(String format, Codec codec, int unit, long[] moments, int videos, Map<Integer, String> services) {
    private static final int SAMPLE_RATE = 48_000;

    static TimedFilm of(String format, Codec codec, int unit, long... moments) {
        return new TimedFilm(format, codec, unit, moments, 1, Map.of());
    }

    TimedFilm withVideos(int count) {
        return new TimedFilm(format, codec, unit, moments, count, services);
    }

    TimedFilm withServices(Map<Integer, String> names) {
        return new TimedFilm(format, codec, unit, moments, names.size(), names);
    }

    /** Writes it, with sound from the first frame to the last. */
    Path write(Path file) {
        Path part = pictures(file.resolveSibling("pictures.nut"));
        Timeline timeline = Timeline.of(List.of(PartFile.timestamps(part)));
        try (Output output = new Output(file, file.resolveSibling("film.partial"), format);
                PartFile header = new PartFile(part);
                PartPackets packets = new PartPackets(List.of(part), timeline)) {
            output.context().avoid_negative_ts(0);
            for (int i = 0; i < videos; i++) {
                addVideo(output, header);
            }
            try (Tone tone = new Tone(output, soundCodec())) {
                addServices(output);
                output.begin(
                        format.equals("mpegts")
                                ? Map.of("mpegts_copyts", "1", "muxdelay", "0", "muxpreload", "0")
                                : Map.of());
                for (AVPacket packet = packets.peek(); packet != null; packet = packets.peek()) {
                    packet.duration(timeline.duration(packet.pts(), unit / 25));
                    send(output, packet);
                    packets.advance();
                }
                double first = (double) moments[0] / unit;
                tone.write(first, (double) moments[moments.length - 1] / unit - first);
            }
            output.finish();
        }
        return file;
    }

    private int soundCodec() {
        return switch (format) {
            case "webm" -> AV_CODEC_ID_OPUS;
            case "mpegts" -> AV_CODEC_ID_AAC;
            default -> AV_CODEC_ID_MP2;
        };
    }

    /** Its pictures alone. */
    Path pictures(Path part) {
        PartSettings settings = new PartSettings(
                new Encoding(codec, null, codec == Codec.FFV1),
                Pictures.SIZE,
                PixelFormat.YUV420P,
                Pictures.BT709,
                new Rational(1, unit),
                new Rational(25, 1),
                new Rational(1, 1),
                2);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < moments.length; i++) {
                writer.write(Pictures.calm(i, moments[i]));
            }
            writer.finish();
        }
        return part;
    }

    private void addVideo(Output output, PartFile part) {
        AVStream stream = avformat_new_stream(output.context(), null);
        avcodec_parameters_copy(stream.codecpar(), part.parameters());
        stream.codecpar().codec_tag(0);
        stream.avg_frame_rate().num(25).den(1);
        stream.time_base().num(1).den(unit);
    }

    /** Each with one of the videos, and all with the sound. */
    private void addServices(Output output) {
        int video = 0;
        for (Map.Entry<Integer, String> service : new TreeMap<>(services).entrySet()) {
            AVDictionary name = new AVDictionary(null);
            av_dict_set(name, "service_name", service.getValue(), 0);
            av_new_program(output.context(), service.getKey()).metadata(name);
            av_program_add_stream_index(output.context(), service.getKey(), video++);
            av_program_add_stream_index(output.context(), service.getKey(), videos);
        }
    }

    private void send(Output output, AVPacket packet) {
        for (int i = 0; i < videos; i++) {
            AVPacket copy = av_packet_clone(packet);
            copy.stream_index(i);
            av_packet_rescale_ts(
                    copy, av_make_q(1, unit), output.context().streams(i).time_base());
            output.write(copy);
            av_packet_free(copy);
        }
    }

    /** A stream with a quiet tone. */
    private static final class Tone implements AutoCloseable {
        private final Output output;
        private final AVStream stream;
        private final AVCodecContext context;

        Tone(Output output, int codecId) {
            this.output = output;
            AVCodec codec = avcodec_find_encoder(codecId);
            context = avcodec_alloc_context3(codec);
            context.sample_fmt(codecId == AV_CODEC_ID_AAC ? AV_SAMPLE_FMT_FLTP : AV_SAMPLE_FMT_S16);
            context.sample_rate(SAMPLE_RATE);
            context.time_base().num(1).den(SAMPLE_RATE);
            av_channel_layout_default(context.ch_layout(), 2);
            context.bit_rate(128_000);
            if ((output.context().oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
                context.flags(context.flags() | org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
            }
            int status = avcodec_open2(context, codec, (AVDictionary) null);
            if (status < 0) {
                throw new AssertionError(Ffmpeg.text(status));
            }
            stream = avformat_new_stream(output.context(), null);
            avcodec_parameters_from_context(stream.codecpar(), context);
            stream.codecpar().codec_tag(0);
            stream.time_base().num(1).den(SAMPLE_RATE);
        }

        void write(double from, double seconds) {
            long start = Math.round(from * SAMPLE_RATE);
            int size = context.frame_size();
            for (long at = 0; at < seconds * SAMPLE_RATE; at += size) {
                AVFrame frame = av_frame_alloc();
                frame.format(context.sample_fmt());
                frame.nb_samples(size);
                frame.sample_rate(SAMPLE_RATE);
                av_channel_layout_default(frame.ch_layout(), 2);
                av_frame_get_buffer(frame, 0);
                fill(frame, at);
                frame.pts(start + at);
                avcodec_send_frame(context, frame);
                av_frame_free(frame);
                drain();
            }
            avcodec_send_frame(context, null);
            drain();
        }

        private static void fill(AVFrame frame, long at) {
            for (int i = 0; i < frame.nb_samples(); i++) {
                double value = 0.03 * Math.sin(0.05 * (at + i));
                for (int channel = 0; channel < 2; channel++) {
                    if (frame.format() == AV_SAMPLE_FMT_FLTP) {
                        new FloatPointer(frame.data(channel)).put(i, (float) value);
                    } else {
                        new ShortPointer(frame.data(0)).put(2L * i + channel, (short) (32_767 * value));
                    }
                }
            }
        }

        private void drain() {
            AVPacket packet = av_packet_alloc();
            while (avcodec_receive_packet(context, packet) >= 0) {
                packet.stream_index(stream.index());
                av_packet_rescale_ts(packet, av_make_q(1, SAMPLE_RATE), stream.time_base());
                output.write(packet);
                av_packet_unref(packet);
            }
            av_packet_free(packet);
        }

        @Override
        public void close() {
            avcodec_free_context(context);
        }
    }
}
