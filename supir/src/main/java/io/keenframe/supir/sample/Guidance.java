package io.keenframe.supir.sample;

/**
 * How far the prediction under the positive prompt is pushed away from that under the negative one, linear in sigma.
 *
 * @param scale the weight at sigma 0; 1 takes the positive prediction as it is
 * @param start the weight at {@link NoiseSchedule#SIGMA_MAX}
 */
public record Guidance(double scale, double start) {
    /** No guidance: the positive prompt's prediction alone, at half the cost. */
    public static final Guidance NONE = new Guidance(1, 1);

    public Guidance {
        if (!Double.isFinite(scale) || !Double.isFinite(start)) {
            throw new IllegalArgumentException("guidance must be finite, not " + scale + ":" + start);
        }
    }

    /** The weight at a noise level; past {@code start} where churn lifts the level over the highest. */
    public double weight(double sigma) {
        return (start - scale) * sigma / NoiseSchedule.SIGMA_MAX + scale;
    }

    /** Guidance with a share of the push, 0 (none) to 1 (all). */
    public Guidance withShare(double share) {
        return new Guidance(1 + share * (scale - 1), 1 + share * (start - 1));
    }

    /** Whether the negative prompt can ever matter. */
    public boolean needsNegative() {
        return scale != 1 || start != 1;
    }
}
