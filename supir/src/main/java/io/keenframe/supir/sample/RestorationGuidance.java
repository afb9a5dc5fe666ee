package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** Restoration-guided sampling (section 3.4): pulls each clean prediction toward the latent of the degraded picture. */
@FunctionalInterface
public interface RestorationGuidance {
    /** No pull. */
    RestorationGuidance NONE = (clean, sigma, nextSigma) -> clean;

    /** Steps that end at this level or below are left alone, so that the last detail is the model's own. */
    double LOWEST_SIGMA = 0.05;

    /** The prediction made at {@code sigma}, on the way to {@code nextSigma}, after the pull. */
    Tensor pull(Tensor clean, double sigma, double nextSigma);

    /**
     * A pull by {@code (sigma / SIGMA_MAX)^exponent}: full at the start, less as noise goes.
     *
     * @param center the latent to pull to, [1, C, h, w]
     * @param exponent above 0; the larger, the weaker the pull
     */
    static RestorationGuidance toward(Tensor center, double exponent) {
        if (!(exponent > 0)) {
            throw new IllegalArgumentException("the restoration exponent must be above 0, not " + exponent);
        }
        return (clean, sigma, nextSigma) -> {
            double weight = StrictMath.pow(sigma / NoiseSchedule.SIGMA_MAX, exponent);
            return nextSigma > LOWEST_SIGMA ? Latents.mix(1 - weight, clean, weight, center) : clean;
        };
    }
}
