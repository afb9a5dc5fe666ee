package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.PixelFormat.Model;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.jspecify.annotations.Nullable;

/** FFmpeg's pixel formats and ours: ours are planar, little-endian, and of 8 to 16 bits. */
public final class PixelFormats {
    private static final long NOT_SAMPLES = AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT;
    private static final long NOT_PLAIN = AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM;
    private static final long PRIMARIES = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_XYZ;
    private static final Map<String, Integer> IDS = new ConcurrentHashMap<>();

    static {
        Ffmpeg.load();
    }

    private PixelFormats() {}

    /** FFmpeg's name of one of its formats. */
    public static String name(int id) {
        var name = av_get_pix_fmt_name(id);
        return name == null ? "unknown" : name.getString();
    }

    /** Our format for a picture's samples; empty where they cannot be ours. That of a palette depends on its colours. */
    public static Optional<PixelFormat> of(AVFrame frame) {
        return Palette.isUsedBy(frame) ? planar(Model.RGB, 8, 0, 0, Palette.showsThrough(frame)) : of(frame.format());
    }

    /** Our format for the samples of one of FFmpeg's; empty where they cannot be ours. Palettes are taken as opaque. */
    public static Optional<PixelFormat> of(int id) {
        AVPixFmtDescriptor d = av_pix_fmt_desc_get(id);
        // Of uyyvyy411 FFmpeg itself does not know where the samples are.
        if (d == null || (d.flags() & NOT_SAMPLES) != 0 || depth(d) > 16 || id == AV_PIX_FMT_UYYVYY411) {
            return Optional.empty();
        }
        if (isPlain(id) && !name(id).startsWith("yuvj")) {
            return Optional.of(described(name(id), model(d), depth(d), d, hasAlpha(d)));
        }
        boolean grayAlpha = model(d) == Model.GRAY && hasAlpha(d);
        Model model = grayAlpha || isPalette(d) ? Model.RGB : model(d);
        return planar(model, Math.max(8, depth(d)), d.log2_chroma_w(), d.log2_chroma_h(), hasAlpha(d) && !isPalette(d));
    }

    /** Whether a frame's planes are ours, byte for byte. */
    static boolean isPlain(int id) {
        AVPixFmtDescriptor d = av_pix_fmt_desc_get(id);
        if ((d.flags() & (NOT_PLAIN | NOT_SAMPLES)) != 0 || d.nb_components() == 2 || depth(d) < 8) {
            return false;
        }
        int bytes = depth(d) > 8 ? 2 : 1;
        for (int i = 0; i < d.nb_components(); i++) {
            var c = component(d, i);
            int plane = model(d) == Model.RGB && i < 3 ? (i + 2) % 3 : i;
            if (c.plane() != plane || c.step() != bytes || c.shift() != 0 || c.offset() != 0 || c.depth() != depth(d)) {
                return false;
            }
        }
        return true;
    }

    /** FFmpeg's number of one of our formats. */
    public static int id(PixelFormat format) {
        return IDS.computeIfAbsent(format.name(), name -> {
            int id = av_get_pix_fmt(name);
            if (id < 0) {
                throw new MediaException("FFmpeg has no pixel format '" + name + "'");
            }
            return id;
        });
    }

    /** Whether FFmpeg's format of that number has R, G and B. */
    public static boolean isRgb(int id) {
        return model(av_pix_fmt_desc_get(id)) == Model.RGB;
    }

    /** Whether its samples are CIE 1931's X, Y and Z, as those of cinema are; they are in the places of R, G and B. */
    public static boolean isXyz(int id) {
        return (av_pix_fmt_desc_get(id).flags() & AV_PIX_FMT_FLAG_XYZ) != 0;
    }

    /** Whether samples are numbers in a table of colours. */
    public static boolean isPalette(AVPixFmtDescriptor d) {
        return (d.flags() & AV_PIX_FMT_FLAG_PAL) != 0;
    }

    static boolean hasAlpha(AVPixFmtDescriptor d) {
        return (d.flags() & AV_PIX_FMT_FLAG_ALPHA) != 0;
    }

    /** What its samples are of. */
    public static Model model(AVPixFmtDescriptor d) {
        if (d.nb_components() <= 2) {
            return isPalette(d) ? Model.RGB : Model.GRAY;
        }
        return (d.flags() & PRIMARIES) != 0 ? Model.RGB : Model.YUV;
    }

    /** The most bits that a component has. */
    static int depth(AVPixFmtDescriptor d) {
        int depth = 0;
        for (int i = 0; i < d.nb_components(); i++) {
            depth = Math.max(depth, component(d, i).depth());
        }
        return depth;
    }

    static org.bytedeco.ffmpeg.avutil.AVComponentDescriptor component(AVPixFmtDescriptor d, int i) {
        return d.comp(i);
    }

    private static Optional<PixelFormat> planar(Model model, int depth, int shiftX, int shiftY, boolean alpha) {
        @Nullable AVPixFmtDescriptor d = null;
        while ((d = av_pix_fmt_desc_next(d)) != null) {
            int id = av_pix_fmt_desc_get_id(d);
            if (isPlain(id)
                    && !name(id).startsWith("yuvj")
                    && model(d) == model
                    && depth(d) == depth
                    && d.log2_chroma_w() == shiftX
                    && d.log2_chroma_h() == shiftY
                    && hasAlpha(d) == alpha) {
                return Optional.of(described(name(id), model, depth, d, alpha));
            }
        }
        return Optional.empty();
    }

    private static PixelFormat described(String name, Model model, int depth, AVPixFmtDescriptor d, boolean alpha) {
        boolean chroma = model == Model.YUV;
        return new PixelFormat(
                name, model, depth, chroma ? d.log2_chroma_w() : 0, chroma ? d.log2_chroma_h() : 0, alpha);
    }
}
