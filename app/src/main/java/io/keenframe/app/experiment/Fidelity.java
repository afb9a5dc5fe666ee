package io.keenframe.app.experiment;

import io.keenframe.app.demo.Likeness;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How near pictures are to the truth.
 *
 * @param psnr decibels, at most 100
 * @param ssim at most 1
 * @param vif about 0 to 1
 */
record Fidelity(double psnr, double ssim, double vif) {
    /** A picture's. */
    static Fidelity of(Luma truth, Luma picture) {
        Likeness likeness = Likeness.of(truth.plane(), picture.plane());
        // Equal frames are infinitely alike, which no mean bears; 8 bits cannot tell more than this.
        return new Fidelity(Math.min(100, likeness.psnr()), likeness.ssim(), Vif.of(truth, picture));
    }

    /** The mean over pictures; null of none. */
    static @Nullable Fidelity mean(List<Fidelity> pictures) {
        return pictures.isEmpty()
                ? null
                : new Fidelity(
                        mean(pictures, Fidelity::psnr), mean(pictures, Fidelity::ssim), mean(pictures, Fidelity::vif));
    }

    private static double mean(List<Fidelity> pictures, ToDoubleFunction<Fidelity> figure) {
        return pictures.stream().mapToDouble(figure).average().orElseThrow();
    }
}
