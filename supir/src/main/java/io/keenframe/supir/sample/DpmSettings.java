package io.keenframe.supir.sample;

/**
 * Settings of {@link Dpmpp2mSdeSampler}.
 *
 * @param steps evaluations of the denoiser, 1 to 1000
 * @param noise the deviation of the noise put back; slightly above 1 keeps texture
 * @param eta how stochastic it is: 0 follows the probability flow, 1 the reverse diffusion
 * @param control how much of the control is taken in
 */
public record DpmSettings(int steps, double noise, double eta, ControlScale control) implements SamplerSettings {
    public DpmSettings {
        NoiseSchedule.checkSteps(steps);
        if (!(eta >= 0)) {
            throw new IllegalArgumentException("eta must be 0 or more, not " + eta);
        }
        if (!(noise >= 0)) {
            throw new IllegalArgumentException("the deviation of noise must be 0 or more, not " + noise);
        }
    }

    @Override
    public Sampler sampler() {
        return new Dpmpp2mSdeSampler(this);
    }

    @Override
    public DpmSettings withSteps(int other) {
        return new DpmSettings(other, noise, eta, control);
    }
}
