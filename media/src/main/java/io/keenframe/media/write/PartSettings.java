package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avutil.av_reduce;

import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Light;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of one film have in common.
 *
 * @param encoding the codec and its quality
 * @param size the size of the frames in pixels
 * @param format how the frames' samples are laid out
 * @param colour what they mean
 * @param timeBase the unit of their timestamps in seconds
 * @param frameRate frames in a second on average; unknown counts as 25 where an encoder needs a number
 * @param sampleAspect a sample's width to its height; unknown counts as 1
 * @param light how bright they are; null where nothing is known of it
 * @param threads how many threads encode; the result's bytes may depend on it, so it is the same for all parts
 * @param fields what was done about the source's fields
 */
public record PartSettings(
        Encoding encoding,
        Size size,
        PixelFormat format,
        Colour colour,
        Rational timeBase,
        Rational frameRate,
        Rational sampleAspect,
        @Nullable Light light,
        int threads,
        FieldStudy fields) {
    /** The number of threads where nobody asks for another; never that of the machine's processors. */
    public static final int DEFAULT_THREADS = 4;

    /** The largest number that H.264 writes an aspect with (ITU-T H.264, E.2.1). */
    private static final int LARGEST_ASPECT = 65535;

    public PartSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("encoder threads " + threads + " are not 1 to 64");
        }
        if (timeBase.numerator() < 1 || timeBase.denominator() < 1) {
            throw new IllegalArgumentException("time base " + timeBase + " is not above 0");
        }
    }

    /** The settings for the frames of a source, restored to another size. */
    public static PartSettings of(SourceInfo source, Encoding encoding, Size size) {
        return new PartSettings(
                encoding,
                size,
                source.format(),
                colour(source, size),
                source.timeBase(),
                source.frameRate(),
                sampleAspect(source, size),
                source.light(),
                DEFAULT_THREADS,
                source.fields());
    }

    /** The settings for frames of whole pictures of which nothing else is known. */
    public PartSettings(
            Encoding encoding,
            Size size,
            PixelFormat format,
            Colour colour,
            Rational timeBase,
            Rational frameRate,
            Rational sampleAspect,
            int threads) {
        this(encoding, size, format, colour, timeBase, frameRate, sampleAspect, null, threads, FieldStudy.none());
    }

    /** The source's; where it leaves the matrix to custom, and the result's size would stand for another, it is said. */
    private static Colour colour(SourceInfo source, Size size) {
        Colour said = source.colour();
        Colour meant = said.withMatrixFor(source.size());
        boolean sameCustom = meant.equals(said.withMatrixFor(size));
        return sameCustom || source.format().model() != PixelFormat.Model.YUV ? said : meant;
    }

    /** A sample's shape with which pictures of another size have the source's shape. */
    private static Rational sampleAspect(SourceInfo source, Size to) {
        Rational aspect = source.sampleAspect();
        Size from = source.size();
        long wide = (long) to.width() * from.height();
        long high = (long) to.height() * from.width();
        // A size in proportion is rounded to whole pixels.
        if (aspect.value() <= 0 || Math.abs(wide - high) <= from.width() + from.height()) {
            return aspect;
        }
        int[] numerator = {0};
        int[] denominator = {0};
        av_reduce(numerator, denominator, aspect.numerator() * high, aspect.denominator() * wide, LARGEST_ASPECT);
        return new Rational(numerator[0], denominator[0]);
    }

    void check(Frame frame) {
        if (!frame.size().equals(size) || !frame.format().equals(format)) {
            throw new IllegalArgumentException("frame " + frame.index() + " is " + frame.size() + " "
                    + frame.format().name() + ", not the part's " + size + " " + format.name());
        }
    }
}
