package io.keenframe.supir.sample;

/**
 * The noise levels that the network was trained on, and the levels that a sampler visits.
 *
 * <p>A level is an EDM sigma: the deviation of the noise on a latent of deviation one. Levels of the table ascend with the
 * network's timestep; schedules descend and end with 0.
 */
public final class NoiseSchedule {
    /** Timesteps of the table. */
    public static final int TIMESTEPS = 1000;

    /** The highest level as upstream writes it; the linear ramps of guidance and control are relative to it. */
    public static final double SIGMA_MAX = 14.6146;

    private static final double KARRAS_RHO = 7;
    private static final float[] TABLE = table();

    private NoiseSchedule() {}

    /** The level of a timestep, 0 to 999. */
    public static double sigma(int timestep) {
        return TABLE[timestep];
    }

    /** The timestep whose level is nearest, the lower of two equally near. */
    public static int nearest(double sigma) {
        float wanted = (float) sigma;
        int best = 0;
        for (int t = 1; t < TIMESTEPS; t++) {
            if (Math.abs(wanted - TABLE[t]) < Math.abs(wanted - TABLE[best])) {
                best = t;
            }
        }
        return best;
    }

    /** {@code steps + 1} levels, evenly spaced in timesteps that are truncated as upstream does, the last one 0. */
    public static double[] legacy(int steps) {
        checkSteps(steps);
        double[] sigmas = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            sigmas[i] = TABLE[(int) (TIMESTEPS - 1 - (double) i * (TIMESTEPS - 1) / steps)];
        }
        return sigmas;
    }

    /**
     * {@code steps + 1} levels after Karras et al. (arXiv 2206.00364, eq. 5, rho 7), the last one 0.
     *
     * <p>They run from the first to the last level above 0 of {@link #legacy}: the low end rises as steps get fewer.
     */
    public static double[] karras(int steps) {
        double[] legacy = legacy(steps);
        double high = StrictMath.pow(legacy[0], 1 / KARRAS_RHO);
        double low = StrictMath.pow(legacy[steps - 1], 1 / KARRAS_RHO);
        double[] sigmas = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            double ramp = steps == 1 ? 0 : (double) i / (steps - 1);
            sigmas[i] = (float) StrictMath.pow(high + ramp * (low - high), KARRAS_RHO);
        }
        return sigmas;
    }

    static void checkSteps(int steps) {
        if (steps < 1 || steps > TIMESTEPS) {
            throw new IllegalArgumentException("steps must be 1 to " + TIMESTEPS + ", not " + steps);
        }
    }

    private static float[] table() {
        double first = Math.sqrt(0.00085);
        double last = Math.sqrt(0.0120);
        float[] sigmas = new float[TIMESTEPS];
        double kept = 1;
        for (int t = 0; t < TIMESTEPS; t++) {
            double root = first + (last - first) * t / (TIMESTEPS - 1);
            kept *= 1 - root * root;
            sigmas[t] = (float) Math.sqrt((float) ((1 - kept) / kept));
        }
        return sigmas;
    }
}
