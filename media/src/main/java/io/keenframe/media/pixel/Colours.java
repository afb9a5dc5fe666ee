package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;

import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Colour.Range;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Colour tags to and from FFmpeg, whose numbers are H.273's too. */
public final class Colours {
    private Colours() {}

    /**
     * What a decoded frame says of itself.
     *
     * @param fullRange whether its format implies the full range
     */
    public static Colour of(AVFrame f, boolean fullRange) {
        Range range = fullRange ? Range.FULL : range(f.color_range());
        return new Colour(f.color_primaries(), f.color_trc(), f.colorspace(), range, f.chroma_location());
    }

    /** Says it of a frame. */
    public static void put(Colour c, AVFrame f) {
        f.color_primaries(c.primaries());
        f.color_trc(c.transfer());
        f.colorspace(c.matrix());
        f.color_range(number(c.range()));
        f.chroma_location(c.chromaLocation());
    }

    /** Says it to an encoder. */
    public static void put(Colour c, AVCodecContext context) {
        context.color_primaries(c.primaries());
        context.color_trc(c.transfer());
        context.colorspace(c.matrix());
        context.color_range(number(c.range()));
        context.chroma_sample_location(c.chromaLocation());
    }

    /** Says it of a stream. */
    public static void put(Colour c, AVCodecParameters par) {
        par.color_primaries(c.primaries());
        par.color_trc(c.transfer());
        par.color_space(c.matrix());
        par.color_range(number(c.range()));
        par.chroma_location(c.chromaLocation());
    }

    /** FFmpeg's name of a matrix, such as {@code ictcp}; its number where it has none. */
    public static String matrixName(int matrix) {
        var name = av_color_space_name(matrix);
        return name == null ? Integer.toString(matrix) : name.getString();
    }

    private static Range range(int number) {
        return switch (number) {
            case AVCOL_RANGE_MPEG -> Range.LIMITED;
            case AVCOL_RANGE_JPEG -> Range.FULL;
            default -> Range.UNSPECIFIED;
        };
    }

    private static int number(Range range) {
        return switch (range) {
            case UNSPECIFIED -> AVCOL_RANGE_UNSPECIFIED;
            case LIMITED -> AVCOL_RANGE_MPEG;
            case FULL -> AVCOL_RANGE_JPEG;
        };
    }
}
