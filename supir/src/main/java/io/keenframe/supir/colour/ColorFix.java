package io.keenframe.supir.colour;

import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The choice of what keeps a restored picture's colours those of its stage-one picture. */
public enum ColorFix {
    /** Low frequencies of the stage-one picture, high frequencies of the restored one. */
    WAVELET,
    /** The stage-one picture's mean and deviation of each channel. */
    ADAIN,
    /** The restored picture as it is. */
    NONE;

    /** The restored picture with the colours of {@code style}; both [1, C, H, W], not clamped. */
    public Tensor apply(Tensor restored, Tensor style) {
        if (!Arrays.equals(restored.shape(), style.shape())) {
            throw new IllegalArgumentException("a picture " + restored + " cannot take the colours of one " + style);
        }
        return switch (this) {
            case WAVELET -> WaveletFix.apply(restored, style);
            case ADAIN -> AdainFix.apply(restored, style);
            case NONE -> restored;
        };
    }

    /** The fix of that name, in any case. */
    public static ColorFix parse(String name) {
        return Arrays.stream(values())
                .filter(fix -> fix.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("color fix must be " + names() + ", not " + name));
    }

    private static String names() {
        return Arrays.stream(values()).map(ColorFix::toString).collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
