package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.ClosedCaptions;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.A53Captions;
import io.keenframe.media.av.Output;
import io.keenframe.media.pixel.FramePacker;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Video as broadcast, 25 frames a second: its headers are repeated, its groups open, and its size may change. */
final class CodedFilm implements AutoCloseable {
    static final int FRAMES = 40;

    private final Output output;
    private final AVStream stream;
    private final String codec;
    private final int keysToSkip;
    private @Nullable Rational shape;
    private IntFunction<ClosedCaptions> captions = i -> ClosedCaptions.none();
    private int keys;
    private int frames;

    private CodedFilm(Path file, String format, String codec, Size size, int keysToSkip, @Nullable Rational shape) {
        this.codec = codec;
        this.output = new Output(file, file.resolveSibling("mpeg2.partial"), format);
        this.keysToSkip = keysToSkip;
        this.shape = shape;
        stream = avformat_new_stream(output.context(), null);
        AVCodecContext encoder = encoder(size);
        avcodec_parameters_from_context(stream.codecpar(), encoder);
        avcodec_free_context(encoder);
        stream.sample_aspect_ratio(stream.codecpar().sample_aspect_ratio());
        stream.time_base().num(1).den(25);
        stream.avg_frame_rate().num(25).den(1);
        output.context().avoid_negative_ts(0);
        output.begin(
                format.equals("mpegts") ? Map.of("mpegts_copyts", "1", "muxdelay", "0", "muxpreload", "0") : Map.of());
    }

    /**
     * A film that was cut out of a longer one: it begins with a key frame, and the next packets are of frames presented
     * before it, which refer to what is not there. MPEG-2.
     */
    static Path cutOut(Path file, String format) {
        try (CodedFilm film = new CodedFilm(file, format, "mpeg2video", Pictures.SIZE, 1, null)) {
            film.write(Pictures.SIZE, FRAMES);
            film.output.finish();
        }
        return file;
    }

    /** So many frames of each size, by one of FFmpeg's encoders. */
    static Path changing(Path file, String format, String codec, int each, Size... sizes) {
        try (CodedFilm film = new CodedFilm(file, format, codec, sizes[0], 0, null)) {
            for (Size size : sizes) {
                film.write(size, each);
            }
            film.output.finish();
        }
        return file;
    }

    /** MPEG-2 frames with captions, each with those of its number. */
    static Path captioned(Path file, IntFunction<ClosedCaptions> captions) {
        try (CodedFilm film = new CodedFilm(file, "mpegts", "mpeg2video", Pictures.SIZE, 0, null)) {
            film.captions = captions;
            film.write(Pictures.SIZE, FRAMES);
            film.output.finish();
        }
        return file;
    }

    /** So many MPEG-2 frames of each shape: their width to their height as they are shown. */
    static Path reshaped(Path file, String format, int each, Rational... shapes) {
        try (CodedFilm film = new CodedFilm(file, format, "mpeg2video", Pictures.SIZE, 0, shapes[0])) {
            for (Rational shape : shapes) {
                film.shape = shape;
                film.write(Pictures.SIZE, each);
            }
            film.output.finish();
        }
        return file;
    }

    private AVCodecContext encoder(Size size) {
        AVCodec found = avcodec_find_encoder_by_name(codec);
        AVCodecContext encoder = avcodec_alloc_context3(found);
        encoder.width(size.width()).height(size.height()).pix_fmt(AV_PIX_FMT_YUV420P);
        encoder.time_base().num(1).den(25);
        encoder.framerate().num(25).den(1);
        encoder.gop_size(12).max_b_frames(2).bit_rate(2_000_000);
        if (shape != null) {
            encoder.sample_aspect_ratio()
                    .num(shape.numerator() * size.height())
                    .den(shape.denominator() * size.width());
        }
        if (avcodec_open2(encoder, found, (AVDictionary) null) < 0) {
            throw new AssertionError("no encoder " + codec);
        }
        return encoder;
    }

    private void write(Size size, int count) {
        AVCodecContext encoder = encoder(size);
        for (int i = 0; i < count; i++, frames++) {
            AVFrame frame = FramePacker.pack(Pictures.frame(frames, frames, size, PixelFormat.YUV420P, Pictures.BT709));
            A53Captions.put(captions.apply(frames), frame);
            avcodec_send_frame(encoder, frame);
            av_frame_free(frame);
            drain(encoder);
        }
        avcodec_send_frame(encoder, null);
        drain(encoder);
        avcodec_free_context(encoder);
    }

    private void drain(AVCodecContext encoder) {
        AVPacket packet = av_packet_alloc();
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            keys += (packet.flags() & AV_PKT_FLAG_KEY) != 0 ? 1 : 0;
            if (keys > keysToSkip) {
                packet.duration(1);
                av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
                output.write(packet);
            }
            av_packet_unref(packet);
        }
        av_packet_free(packet);
    }

    @Override
    public void close() {
        output.close();
    }
}
