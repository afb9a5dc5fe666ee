package io.keenframe.media.read;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.av.Input;
import io.keenframe.media.av.SourceFile;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.FrameUnpacker;
import io.keenframe.media.pixel.PixelConverter;
import io.keenframe.media.pixel.PngFile;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Single pictures: PNG, JPEG, WebP, BMP and TIFF to read, PNG to write. */
public final class StillImages {
    private static final List<Signature> SIGNATURES = List.of(
            new Signature(0, "\u0089PNG", "png_pipe"),
            new Signature(0, "\u00ff\u00d8\u00ff", "jpeg_pipe"),
            new Signature(8, "WEBP", "webp_pipe"),
            new Signature(0, "BM", "bmp_pipe"),
            new Signature(0, "II*\0", "tiff_pipe"),
            new Signature(0, "MM\0*", "tiff_pipe"));

    /** How a kind of picture's file begins. */
    private record Signature(int offset, String text, String format) {}

    private StillImages() {}

    /** Whether a file begins as a picture does; false also where it cannot be read. */
    public static boolean isImage(Path file) {
        return SIGNATURES.stream().anyMatch(s -> isOf(file, s));
    }

    /**
     * Reads a picture as it is stored: a PNG as RGB, a JPEG as YUV.
     *
     * @throws MediaException where the file is missing or is no picture
     */
    public static Frame read(Path file) {
        return read(file, SourceLimits.defaults());
    }

    /** The same within other limits. */
    public static Frame read(Path file, SourceLimits limits) {
        SourceFile.check(file);
        for (Signature signature : SIGNATURES) {
            if (isOf(file, signature)) {
                return first(
                        file,
                        signature.format(),
                        ReadOptions.defaults().withLimits(limits).withThreads(1));
            }
        }
        throw MediaException.of(
                file, "is not a picture that can be read; give a .png, .jpg, .webp, .bmp or .tiff file");
    }

    private static boolean isOf(Path file, Signature s) {
        return SourceFile.ascii(file, s.offset(), s.text().length()).equals(s.text());
    }

    private static Frame first(Path file, String format, ReadOptions options) {
        Input input = Input.openAs(file, options.limits(), format);
        try (FrameStream stream = FrameStream.of(input, options)) {
            Frame frame = stream.next();
            if (frame == null) {
                throw MediaException.of(file, "is a damaged picture; get another copy of it");
            }
            return frame;
        }
    }

    /**
     * Writes a frame as a PNG of 8 bits, or of 16 where the frame has more than 8; YUV becomes RGB by its own matrix and
     * range.
     *
     * @throws MediaException where the file cannot be written
     */
    public static void writePng(Frame frame, Path file) {
        PngFile.write(frame, file);
    }

    /** The frame's picture as planes G, B and R of 8 bits. */
    public static Frame toRgb(Frame frame) {
        Colour c = frame.colour();
        Colour rgb = new Colour(c.primaries(), c.transfer(), 0, Colour.Range.FULL, 0);
        PixelFormat gbrp = new PixelFormat("gbrp", PixelFormat.Model.RGB, 8, 0, 0, false);
        if (frame.format().equals(gbrp)) {
            return frame;
        }
        AVFrame packed = FramePacker.pack(frame);
        try (PixelConverter converter = new PixelConverter(av_get_pix_fmt("gbrp"), rgb)) {
            AVFrame converted = converter.convert(packed);
            try {
                Size size = frame.size();
                return new Frame(
                        frame.index(),
                        frame.pts(),
                        frame.duration(),
                        size,
                        gbrp,
                        rgb,
                        FrameUnpacker.planes(converted, gbrp));
            } finally {
                av_frame_free(converted);
            }
        } finally {
            av_frame_free(packed);
        }
    }
}
