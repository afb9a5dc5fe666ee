package io.keenframe.media;

import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;

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
        int threads,
        FieldStudy fields) {
    /** The number of threads where nobody asks for another; never that of the machine's processors. */
    public static final int DEFAULT_THREADS = 4;

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
                source.sampleAspect(),
                DEFAULT_THREADS,
                source.fields());
    }

    /** The settings for frames of whole pictures. */
    public PartSettings(
            Encoding encoding,
            Size size,
            PixelFormat format,
            Colour colour,
            Rational timeBase,
            Rational frameRate,
            Rational sampleAspect,
            int threads) {
        this(encoding, size, format, colour, timeBase, frameRate, sampleAspect, threads, FieldStudy.none());
    }

    /** The source's; where it leaves the matrix to custom, and the result's size would stand for another, it is said. */
    private static Colour colour(SourceInfo source, Size size) {
        Colour said = source.colour();
        Colour meant = said.withMatrixFor(source.size());
        boolean sameCustom = meant.equals(said.withMatrixFor(size));
        return sameCustom || source.format().model() != PixelFormat.Model.YUV ? said : meant;
    }

    void check(Frame frame) {
        if (!frame.size().equals(size) || !frame.format().equals(format)) {
            throw new IllegalArgumentException("frame " + frame.index() + " is " + frame.size() + " "
                    + frame.format().name() + ", not the part's " + size + " " + format.name());
        }
    }
}
