package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** Frames in another pixel format, with the matrix and the range of both sides said: FFmpeg guesses wrong otherwise. */
public final class PixelConverter implements AutoCloseable {
    private final SwsContext context;
    private final int format;
    private final Colour colour;

    /** Converts to one of FFmpeg's formats whose colours mean this. */
    public PixelConverter(int format, Colour colour) {
        this.format = format;
        this.colour = colour;
        this.context = sws_alloc_context();
        context.flags(SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP);
    }

    /** A new frame with the same picture and moment; to be freed. */
    public AVFrame convert(AVFrame from) {
        return convert(from, from.width(), from.height());
    }

    /** A new frame with the same moment, and the picture scaled to a size; to be freed. */
    public AVFrame convert(AVFrame from, int width, int height) {
        Size size = new Size(from.width(), from.height());
        AVFrame to = FramePacker.allocate(width, height, format);
        try {
            Colour source = Colours.of(from, false);
            Colours.put(forArithmetic(source, size, from.format()), from);
            Colours.put(forArithmetic(colour, size, format), to);
            int status = sws_scale_frame(context, to, from);
            Colours.put(source, from);
            if (status < 0) {
                throw new MediaException("pixels of the format " + PixelFormats.name(from.format())
                        + " cannot be converted to " + PixelFormats.name(format) + ": " + Ffmpeg.text(status));
            }
            FramePacker.blankBetweenRows(to);
            Colours.put(colour, to);
            to.pts(from.pts());
            to.duration(from.duration());
            return to;
        } catch (RuntimeException e) {
            av_frame_free(to);
            throw e;
        }
    }

    /** Whatever is not said is filled in by custom; primaries and transfer stay out, so that nothing is mapped. */
    private static Colour forArithmetic(Colour c, Size size, int format) {
        boolean rgb = PixelFormats.isRgb(format);
        boolean full = rgb || c.range() == Colour.Range.FULL;
        return new Colour(
                2,
                2,
                rgb ? 0 : known(c.withMatrixFor(size).matrix()),
                full ? Colour.Range.FULL : Colour.Range.LIMITED,
                c.chromaLocation());
    }

    /**
     * A matrix that FFmpeg calculates with. From Y, Cb and Cr to others of their kind any does, so long as it is the same;
     * RGB made of another one's is about right, which is enough to look at.
     */
    private static int known(int matrix) {
        return switch (matrix) {
            case AVCOL_SPC_BT2020_CL, AVCOL_SPC_ICTCP, AVCOL_SPC_IPT_C2 -> AVCOL_SPC_BT2020_NCL;
            case AVCOL_SPC_YCGCO,
                    AVCOL_SPC_YCGCO_RE,
                    AVCOL_SPC_YCGCO_RO,
                    AVCOL_SPC_SMPTE2085,
                    AVCOL_SPC_CHROMA_DERIVED_NCL,
                    AVCOL_SPC_CHROMA_DERIVED_CL -> AVCOL_SPC_BT709;
            default -> matrix;
        };
    }

    @Override
    public void close() {
        sws_free_context(context);
    }
}
