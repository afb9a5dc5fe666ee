package io.keenframe.supir.sample;

/**
 * Settings of {@link EdmSampler}.
 *
 * @param steps evaluations of the denoiser, 1 to 1000
 * @param churn noise put back over the whole run, as a share of the levels; 0 makes the sampler deterministic after its start
 * @param noise the deviation of the noise put back; slightly above 1 keeps texture
 * @param control how much of the control is taken in
 */
public record EdmSettings(int steps, double churn, double noise, ControlScale control) implements SamplerSettings {
    public EdmSettings {
        NoiseSchedule.checkSteps(steps);
        if (!(churn >= 0)) {
            throw new IllegalArgumentException("churn must be 0 or more, not " + churn);
        }
        if (!(noise >= 0)) {
            throw new IllegalArgumentException("the deviation of noise must be 0 or more, not " + noise);
        }
    }

    /** By how much a step lifts its noise level first: 0 to {@code sqrt(2) - 1}. */
    double lift() {
        return Math.min(churn / steps, Math.sqrt(2) - 1);
    }

    @Override
    public Sampler sampler() {
        return new EdmSampler(this);
    }

    @Override
    public EdmSettings withSteps(int other) {
        return new EdmSettings(other, churn, noise, control);
    }
}
