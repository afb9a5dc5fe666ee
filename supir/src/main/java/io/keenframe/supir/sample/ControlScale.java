package io.keenframe.supir.sample;

/**
 * How much of the control network's features the U-Net takes in, linear in sigma.
 *
 * @param scale the share at sigma 0, 0 to 1
 * @param start the share at {@link NoiseSchedule#SIGMA_MAX}, 0 to 1
 */
public record ControlScale(double scale, double start) {
    /** All of the control at every level. */
    public static final ControlScale FULL = new ControlScale(1, 1);

    public ControlScale {
        check(scale);
        check(start);
    }

    /** The share at a noise level. */
    public double at(double sigma) {
        return scale + sigma / NoiseSchedule.SIGMA_MAX * (start - scale);
    }

    private static void check(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("control scale must be 0 to 1, not " + share);
        }
    }
}
