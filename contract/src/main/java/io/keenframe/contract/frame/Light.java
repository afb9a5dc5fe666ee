package io.keenframe.contract.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bright and colourful a film of high dynamic range is, as HDR10 says it once for all of its pictures.
 *
 * @param mastering the display that it was graded on; null where nothing is said
 * @param brightestPixel MaxCLL, in candelas per square metre (CTA-861.3); 0 where nothing is said
 * @param brightestFrame MaxFALL, the mean of the brightest frame, in the same unit
 */
public record Light(@Nullable Mastering mastering, int brightestPixel, int brightestFrame) {
    /**
     * A display (SMPTE ST 2086).
     *
     * @param chromaticities x and y of red, green, blue and white, in 50000ths
     * @param brightest its white, in 10000ths of a candela per square metre
     * @param darkest its black, in the same unit
     */
    public record Mastering(List<Integer> chromaticities, int brightest, int darkest) {
        public Mastering {
            chromaticities = List.copyOf(chromaticities);
            if (chromaticities.size() != 8) {
                throw new IllegalArgumentException(chromaticities.size() + " numbers are not four points");
            }
        }
    }
}
