package io.keenframe.contract.frame;

import io.keenframe.contract.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source before its frames are decoded.
 *
 * @param container FFmpeg's name of the container's format
 * @param codec FFmpeg's name of the video codec
 * @param size the size of the coded pictures in pixels, before any display rotation
 * @param format how its samples are laid out
 * @param colour what they mean
 * @param timeBase the unit of its timestamps in seconds
 * @param frameRate frames in a second on average; unknown where the container does not say
 * @param sampleAspect a sample's width to its height; unknown counts as 1
 * @param frames how many frames the container announces or the duration implies; 0 where unknown, and an estimate in
 *     any case
 * @param light how bright it is; null where the source does not say
 * @param fields what is done about its fields; the figures above are those after that
 */
public record SourceInfo(
        String container,
        String codec,
        Size size,
        PixelFormat format,
        Colour colour,
        Rational timeBase,
        Rational frameRate,
        Rational sampleAspect,
        long frames,
        @Nullable Light light,
        FieldStudy fields) {
    public SourceInfo {
        // A log of an older version says nothing of fields, and nothing was done about them.
        fields = Objects.requireNonNullElseGet(fields, FieldStudy::none);
    }

    /** A source of whole pictures that says nothing of its brightness. */
    public SourceInfo(
            String container,
            String codec,
            Size size,
            PixelFormat format,
            Colour colour,
            Rational timeBase,
            Rational frameRate,
            Rational sampleAspect,
            long frames) {
        this(
                container,
                codec,
                size,
                format,
                colour,
                timeBase,
                frameRate,
                sampleAspect,
                frames,
                null,
                FieldStudy.none());
    }
}
