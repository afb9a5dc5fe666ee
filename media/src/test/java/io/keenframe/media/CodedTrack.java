package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.PixelFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** A second of picture or of sound as one of FFmpeg's encoders makes it. */
final class CodedTrack implements AutoCloseable {
    static final int FRAMES = 16;
    private static final int RATE = 48000;
    private static final Path NOWHERE = Path.of("nowhere");

    private final AVCodecContext context;
    private final AVCodecParameters parameters = avcodec_parameters_alloc();
    private final List<AVPacket> packets = new ArrayList<>();

    private CodedTrack(AVCodecContext context) {
        this.context = context;
    }

    /** Moving pictures; none where this build has no such encoder. */
    static Optional<CodedTrack> pictures(String encoder, PixelFormat format) {
        AVCodec codec = avcodec_find_encoder_by_name(encoder);
        if (codec == null) {
            return Optional.empty();
        }
        AVCodecContext c = avcodec_alloc_context3(codec);
        c.width(Pictures.SIZE.width()).height(Pictures.SIZE.height()).pix_fmt(PixelFormats.id(format));
        c.time_base().num(1).den(25);
        c.framerate().num(25).den(1);
        c.gop_size(6);
        c.thread_count(1);
        c.bit_rate(400_000);
        CodedTrack track = new CodedTrack(c);
        track.open(codec);
        for (int i = 0; i < FRAMES; i++) {
            Frame picture = Pictures.frame(i, i, Pictures.SIZE, format, Pictures.BT709);
            AVFrame frame = FramePacker.pack(picture);
            frame.pts(i);
            track.send(frame);
            av_frame_free(frame);
        }
        track.send(null);
        return Optional.of(track);
    }

    /** A tone. */
    static CodedTrack sound(String encoder) {
        AVCodec codec = avcodec_find_encoder_by_name(encoder);
        AVCodecContext c = avcodec_alloc_context3(codec);
        c.sample_rate(RATE);
        c.sample_fmt(encoder.startsWith("pcm") ? AV_SAMPLE_FMT_S16 : AV_SAMPLE_FMT_FLTP);
        if (encoder.equals("flac") || encoder.equals("mp2")) {
            c.sample_fmt(AV_SAMPLE_FMT_S16);
        }
        av_channel_layout_default(c.ch_layout(), 2);
        c.time_base().num(1).den(RATE);
        c.bit_rate(96_000);
        CodedTrack track = new CodedTrack(c);
        track.open(codec);
        int size = c.frame_size() > 0 ? c.frame_size() : 1024;
        for (int at = 0; at + size <= RATE / 2; at += size) {
            AVFrame frame = av_frame_alloc();
            frame.nb_samples(size).format(c.sample_fmt()).sample_rate(RATE).pts(at);
            av_channel_layout_default(frame.ch_layout(), 2);
            Ffmpeg.check(av_frame_get_buffer(frame, 0), NOWHERE, "making sound for");
            for (int plane = 0; plane < 2 && frame.data(plane) != null; plane++) {
                // Any bytes are sound, but for floats of enormous size.
                byte[] bytes = new byte[frame.linesize(0)];
                for (int i = 0; i < bytes.length; i += 4) {
                    bytes[i] = (byte) (i * 7 + at);
                }
                frame.data(plane).put(bytes);
            }
            track.send(frame);
            av_frame_free(frame);
        }
        track.send(null);
        return track;
    }

    private void open(AVCodec codec) {
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        // Opus, and JPEG of limited range.
        context.strict_std_compliance(FF_COMPLIANCE_EXPERIMENTAL);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "preset", codec.name().getString().equals("libsvtav1") ? "12" : "ultrafast", 0);
        av_dict_set(options, "x265-params", "log-level=error:pools=1:frame-threads=1", 0);
        av_dict_set(options, "cpu-used", "8", 0);
        int status = avcodec_open2(context, codec, options);
        av_dict_free(options);
        Ffmpeg.check(status, NOWHERE, "starting " + codec.name().getString() + " for");
        avcodec_parameters_from_context(parameters, context);
    }

    private void send(@Nullable AVFrame frame) {
        Ffmpeg.check(avcodec_send_frame(context, frame), NOWHERE, "encoding");
        AVPacket packet = av_packet_alloc();
        while (avcodec_receive_packet(context, packet) >= 0) {
            packets.add(packet);
            packet = av_packet_alloc();
        }
        av_packet_free(packet);
    }

    AVCodecParameters parameters() {
        return parameters;
    }

    List<AVPacket> packets() {
        return packets;
    }

    AVRational timeBase() {
        return context.time_base();
    }

    @Override
    public void close() {
        packets.forEach(org.bytedeco.ffmpeg.global.avcodec::av_packet_free);
        avcodec_parameters_free(parameters);
        avcodec_free_context(context);
    }
}
