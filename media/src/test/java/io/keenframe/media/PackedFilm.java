package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.keenframe.media.av.Output;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.PixelFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** Films of frames in FFmpeg's own formats, one packet a frame, 25 a second. */
final class PackedFilm {
    private PackedFilm() {}

    /** A film by one of FFmpeg's encoders, which are told of the first frame's format; frees the frames. */
    static Path write(Path file, String format, String codec, List<AVFrame> frames) {
        try (Output output = new Output(file, file.resolveSibling("packed.partial"), format)) {
            AVCodecContext encoder = encoder(codec, frames.get(0));
            AVStream stream = avformat_new_stream(output.context(), null);
            avcodec_parameters_from_context(stream.codecpar(), encoder);
            avcodec_free_context(encoder);
            stream.time_base().num(1).den(25);
            stream.avg_frame_rate().num(25).den(1);
            output.begin(Map.of());
            for (int i = 0; i < frames.size(); i++) {
                write(output, stream, codec, frames.get(i), i);
            }
            output.finish();
        }
        return file;
    }

    private static AVCodecContext encoder(String codec, AVFrame like) {
        AVCodec found = avcodec_find_encoder_by_name(codec);
        AVCodecContext encoder = avcodec_alloc_context3(found);
        encoder.width(like.width()).height(like.height()).pix_fmt(like.format());
        encoder.time_base().num(1).den(25);
        if (avcodec_open2(encoder, found, (AVDictionary) null) < 0) {
            throw new AssertionError(codec + " takes no " + PixelFormats.name(like.format()));
        }
        return encoder;
    }

    /** By an encoder of its own, so that formats may change. */
    private static void write(Output output, AVStream stream, String codec, AVFrame frame, int moment) {
        AVCodecContext encoder = encoder(codec, frame);
        AVPacket packet = av_packet_alloc();
        if (avcodec_send_frame(encoder, frame) < 0 || avcodec_receive_packet(encoder, packet) < 0) {
            throw new AssertionError(codec + " made nothing of a frame");
        }
        packet.pts(moment).dts(moment).duration(1);
        av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
        output.write(packet);
        av_packet_free(packet);
        av_frame_free(frame);
        avcodec_free_context(encoder);
    }

    /** A picture of numbers 0, 1, 2 and so on, along its rows, of colours, each 0xAARRGGBB. */
    static AVFrame palette(int width, int height, int... colours) {
        AVFrame frame = FramePacker.allocate(width, height, org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8);
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = (byte) ((y * width + x) % colours.length);
            }
            new BytePointer(frame.data(0))
                    .position((long) y * frame.linesize(0))
                    .put(row);
        }
        new IntPointer(frame.data(1)).put(colours);
        return frame;
    }
}
