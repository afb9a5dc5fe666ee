package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A picture without loss, in the commonest of formats. */
public final class PngFile {
    private PngFile() {}

    /** Writes a frame as PNG, converted to RGB. */
    public static void write(Frame frame, Path file) {
        byte[] bytes = encode(frame, file);
        Path temporary = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new MediaException(file + " cannot be written: " + e + "; check the folder and the disk", e);
        }
    }

    private static byte[] encode(Frame frame, Path file) {
        Colour c = frame.colour();
        AVFrame packed = FramePacker.pack(frame);
        try (PixelConverter converter = new PixelConverter(
                av_get_pix_fmt(pngFormat(frame.format())),
                new Colour(c.primaries(), c.transfer(), 0, Colour.Range.FULL, 0))) {
            AVFrame rgb = converter.convert(packed);
            try {
                return encode(rgb, file);
            } finally {
                av_frame_free(rgb);
            }
        } finally {
            av_frame_free(packed);
        }
    }

    private static String pngFormat(PixelFormat format) {
        boolean deep = format.depth() > 8;
        if (format.model() == PixelFormat.Model.GRAY) {
            return deep ? "gray16be" : "gray";
        }
        return (format.alpha() ? "rgba" : "rgb")
                + (deep ? (format.alpha() ? "64be" : "48be") : format.alpha() ? "" : "24");
    }

    private static byte[] encode(AVFrame picture, Path file) {
        AVCodecContext context = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_PNG));
        AVPacket packet = av_packet_alloc();
        try {
            context.width(picture.width());
            context.height(picture.height());
            context.pix_fmt(picture.format());
            context.time_base().num(1).den(1);
            Ffmpeg.check(avcodec_open2(context, context.codec(), (AVDictionary) null), file, "encoding");
            Ffmpeg.check(avcodec_send_frame(context, picture), file, "encoding");
            Ffmpeg.check(avcodec_receive_packet(context, packet), file, "encoding");
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return bytes;
        } finally {
            av_packet_free(packet);
            avcodec_free_context(context);
        }
    }
}
