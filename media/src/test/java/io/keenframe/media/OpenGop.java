package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * MPEG-2 video that was cut out of a longer one: it begins with a key frame, and the next packets are of frames presented
 * before it, which refer to what is not there.
 */
final class OpenGop {
    static final int FRAMES = 40;
    private static final int GOP = 12;

    private OpenGop() {}

    /** Writes it, 25 frames a second, as one of FFmpeg's formats. */
    static Path write(Path file, String format) {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MPEG2VIDEO);
        AVCodecContext encoder = avcodec_alloc_context3(codec);
        encoder.width(Pictures.SIZE.width()).height(Pictures.SIZE.height()).pix_fmt(AV_PIX_FMT_YUV420P);
        encoder.time_base().num(1).den(25);
        encoder.framerate().num(25).den(1);
        encoder.gop_size(GOP).max_b_frames(2).bit_rate(2_000_000);
        Ffmpeg.check(avcodec_open2(encoder, codec, (AVDictionary) null), file, "encoding");
        try (Output output = new Output(file, file.resolveSibling("open.partial"), format)) {
            AVStream stream = avformat_new_stream(output.context(), null);
            avcodec_parameters_from_context(stream.codecpar(), encoder);
            stream.time_base().num(1).den(25);
            stream.avg_frame_rate().num(25).den(1);
            output.context().avoid_negative_ts(0);
            output.begin(
                    format.equals("mpegts")
                            ? Map.of("mpegts_copyts", "1", "muxdelay", "0", "muxpreload", "0")
                            : Map.of());
            int[] keys = {0};
            for (int i = 0; i <= FRAMES; i++) {
                AVFrame frame = i < FRAMES ? FramePacker.pack(Pictures.frame(i, i)) : null;
                avcodec_send_frame(encoder, frame);
                if (frame != null) {
                    av_frame_free(frame);
                }
                drain(encoder, output, stream, keys);
            }
            output.finish();
        }
        avcodec_free_context(encoder);
        return file;
    }

    private static void drain(AVCodecContext encoder, Output output, AVStream stream, int[] keys) {
        AVPacket packet = av_packet_alloc();
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            keys[0] += (packet.flags() & AV_PKT_FLAG_KEY) != 0 ? 1 : 0;
            if (keys[0] > 1) {
                packet.duration(1);
                av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
                output.write(packet);
            }
            av_packet_unref(packet);
        }
        av_packet_free(packet);
    }
}
