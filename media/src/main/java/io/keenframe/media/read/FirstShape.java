package io.keenframe.media.read;

import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Size;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.Palette;
import io.keenframe.media.pixel.PixelConverter;
import io.keenframe.media.pixel.PixelFormats;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

/**
 * The size and format of a film's first frame, which a frame of another is brought to: a result has one size for all of
 * its frames. A picture of another shape keeps it, between black bars.
 */
final class FirstShape implements AutoCloseable {
    /** So much of a side is stretched rather than filled with black. */
    private static final double TOLERANCE = 0.015;

    private static final int TOLD = 5;

    private final List<String> changes = new ArrayList<>();
    private final AVFrame previous = av_frame_alloc();
    private @Nullable AVFrame first;
    private @Nullable AVFrame fitted;
    private @Nullable PixelConverter converter;
    private boolean showsThrough;
    private String last = "";
    private int count;

    /**
     * The frame itself where it is like the first, else one made of it, which the next call frees.
     *
     * @param seconds when the frame is presented
     */
    AVFrame fit(AVFrame frame, double seconds) {
        if (first == null) {
            first = template(frame);
            last = words(frame);
            previous.sample_aspect_ratio(frame.sample_aspect_ratio());
        }
        note(frame, first, seconds);
        boolean same = frame.width() == first.width()
                && frame.height() == first.height()
                && (frame.format() == first.format() || fitsAsPalette(frame, first));
        return same ? frame : changed(frame, first);
    }

    /** The first frame without its pixels; of colours in a palette nothing can be made, so they are themselves. */
    private static AVFrame template(AVFrame frame) {
        AVFrame template = av_frame_alloc();
        av_frame_copy_props(template, frame);
        int format = Palette.isUsedBy(frame)
                ? PixelFormats.of(frame).map(PixelFormats::id).orElse(frame.format())
                : frame.format();
        return template.width(frame.width()).height(frame.height()).format(format);
    }

    private static boolean fitsAsPalette(AVFrame frame, AVFrame like) {
        return Palette.isUsedBy(frame) && (like.format() == AV_PIX_FMT_GBRP || like.format() == AV_PIX_FMT_GBRAP);
    }

    private void note(AVFrame frame, AVFrame like, double seconds) {
        if (!showsThrough && fitsAsPalette(frame, like) && like.format() == AV_PIX_FMT_GBRP) {
            showsThrough = Palette.showsThrough(frame);
            if (showsThrough) {
                tell(seconds, "pictures are transparent in places; the first is not, and none of the result's are");
            }
        }
        String now = words(frame);
        if (!now.equals(last)) {
            last = now;
            boolean again = now.equals(words(like));
            tell(seconds, "pictures are " + now + (again ? " again" : "; they are scaled to " + place(frame, like)));
        } else if (sample(frame) != sample(previous)) {
            tell(seconds, "samples are " + aspect(frame) + "; the result's stay " + aspect(like));
        }
        previous.sample_aspect_ratio(frame.sample_aspect_ratio());
    }

    private static String place(AVFrame frame, AVFrame like) {
        return words(like) + (inside(frame, like).equals(size(like)) ? "" : ", with black bars");
    }

    private void tell(double seconds, String change) {
        count++;
        if (changes.size() < TOLD) {
            changes.add("from %.3f s on the source's %s".formatted(seconds, change));
        }
    }

    private static String words(AVFrame frame) {
        return frame.width() + "x" + frame.height() + " " + PixelFormats.name(frame.format());
    }

    /** What there is to say of changes, a line each. */
    List<String> changes() {
        List<String> all = new ArrayList<>(changes);
        if (count > changes.size()) {
            all.add("the source's pictures change " + (count - changes.size()) + " times more");
        }
        return all;
    }

    private AVFrame changed(AVFrame frame, AVFrame like) {
        free();
        if (converter == null) {
            converter = new PixelConverter(like.format(), Colours.of(like, false));
        }
        Size inside = inside(frame, like);
        AVFrame scaled = converter.convert(frame, inside.width(), inside.height());
        fitted = inside.equals(size(like)) ? scaled : between(scaled, like);
        av_frame_copy_props(fitted, frame);
        Colours.put(Colours.of(like, false), fitted);
        return fitted;
    }

    /** The largest size within another picture that has the shape of this one. */
    private static Size inside(AVFrame frame, AVFrame like) {
        double shape = shape(frame) / shape(like);
        return new Size(side(like.width(), Math.min(1, shape)), side(like.height(), Math.min(1, 1 / shape)));
    }

    private static Size size(AVFrame frame) {
        return new Size(frame.width(), frame.height());
    }

    /** A picture's width to its height as it is shown. */
    private static double shape(AVFrame frame) {
        return sample(frame) * frame.width() / frame.height();
    }

    /** A sample's width to its height; 1 where it is not said. */
    private static double sample(AVFrame frame) {
        var aspect = frame.sample_aspect_ratio();
        return aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    }

    private static String aspect(AVFrame frame) {
        var aspect = frame.sample_aspect_ratio();
        return aspect.num() > 0 ? aspect.num() + ":" + aspect.den() : "square";
    }

    /** An even part of a side, or all of it. */
    private static int side(int full, double share) {
        return share > 1 - TOLERANCE ? full : Math.max(2, (int) Math.round(full * share / 2) * 2);
    }

    /** A picture in the middle of a black one; frees it. */
    private static AVFrame between(AVFrame picture, AVFrame like) {
        AVFrame canvas = FramePacker.allocate(like.width(), like.height(), like.format());
        var format = av_pix_fmt_desc_get(like.format());
        int left = (like.width() - picture.width()) / 2 & -(1 << format.log2_chroma_w());
        int top = (like.height() - picture.height()) / 2 & -(1 << format.log2_chroma_h());
        try (SizeTPointer strides = new SizeTPointer(4);
                PointerPointer<Pointer> inside = new PointerPointer<>(4)) {
            for (int p = 0; p < 4; p++) {
                strides.put(p, canvas.linesize(p));
            }
            int status = av_image_fill_black(
                    canvas.data(), strides, like.format(), like.color_range(), like.width(), like.height());
            for (int p = 0; p < 4; p++) {
                inside.put(p, canvas.data(p) == null ? null : at(canvas, p, left, top));
            }
            if (status >= 0) {
                av_image_copy(
                        inside,
                        canvas.linesize(),
                        picture.data(),
                        picture.linesize(),
                        like.format(),
                        picture.width(),
                        picture.height());
            }
        }
        av_frame_free(picture);
        FramePacker.blankBetweenRows(canvas);
        return canvas;
    }

    /** Where a plane has the sample of a picture's pixel. */
    private static Pointer at(AVFrame frame, int plane, int left, int top) {
        int across = av_image_get_linesize(frame.format(), left, plane);
        boolean chroma = plane == 1 || plane == 2;
        int down = chroma ? top >> av_pix_fmt_desc_get(frame.format()).log2_chroma_h() : top;
        return new BytePointer(frame.data(plane)).position((long) down * frame.linesize(plane) + across);
    }

    private void free() {
        if (fitted != null) {
            av_frame_free(fitted);
            fitted = null;
        }
    }

    @Override
    public void close() {
        free();
        av_frame_free(previous);
        if (converter != null) {
            converter.close();
        }
        if (first != null) {
            av_frame_free(first);
        }
    }
}
