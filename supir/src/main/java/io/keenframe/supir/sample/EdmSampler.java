package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** RestoreEDMSampler: Euler steps of the EDM stochastic sampler (arXiv 2206.00364, algorithm 2, without its correction). */
public record EdmSampler(EdmSettings settings) implements Sampler {
    @Override
    public Tensor sample(
            Denoiser denoiser,
            RestorationGuidance guidance,
            NoiseSource noise,
            SamplerProgress progress,
            int... shape) {
        double[] sigmas = NoiseSchedule.legacy(settings.steps());
        Tensor x = Latents.scale(Math.sqrt(1 + sigmas[0] * sigmas[0]), noise.draw(NoiseSource.START, shape));
        for (int i = 0; i < settings.steps(); i++) {
            Tensor lifted = lift(x, sigmas[i], noise, i);
            x = step(denoiser, guidance, lifted, sigmas[i], sigmas[i + 1]);
            progress.stepped(i + 1, settings.steps(), x);
        }
        return x;
    }

    /** The state with noise added up to the lifted level. */
    private Tensor lift(Tensor x, double sigma, NoiseSource noise, int step) {
        double lifted = sigma * (1 + settings.lift());
        double deviation = settings.noise() * Math.sqrt(lifted * lifted - sigma * sigma);
        return deviation > 0 ? Latents.mix(1, x, deviation, noise.draw(NoiseSource.step(step), x.shape())) : x;
    }

    /** One step from the lifted level to the next; guidance sees the lifted level, the ramps of control the plain one. */
    private Tensor step(Denoiser denoiser, RestorationGuidance guidance, Tensor x, double sigma, double next) {
        double lifted = sigma * (1 + settings.lift());
        Tensor clean = denoiser.denoise(x, lifted, settings.control().at(sigma));
        clean = guidance.pull(clean, sigma, next);
        double left = next / lifted;
        return Latents.mix(left, x, 1 - left, clean);
    }
}
