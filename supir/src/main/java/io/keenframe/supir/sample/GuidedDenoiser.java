package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/**
 * The denoiser of a network that predicts noise, with classifier-free guidance.
 *
 * <p>The network sees the nearest level of its table while the guidance, like the solver, goes by the exact one.
 *
 * @param positive the network under the positive prompt
 * @param negative the network under the negative prompt, asked only where the guidance's weight is not 1
 * @param guidance how the two are combined
 */
public record GuidedDenoiser(NoisePrediction positive, NoisePrediction negative, Guidance guidance)
        implements Denoiser {
    @Override
    public Tensor denoise(Tensor x, double sigma, double controlScale) {
        int timestep = NoiseSchedule.nearest(sigma);
        double level = NoiseSchedule.sigma(timestep);
        Tensor scaled = scaled(x, sigma);
        Tensor noise = positive.predict(scaled, timestep, controlScale);
        double weight = guidance.weight(sigma);
        if (weight != 1) {
            noise = Latents.mix(1 - weight, negative.predict(scaled, timestep, controlScale), weight, noise);
        }
        return Latents.mix(1, x, -level, noise);
    }

    /** A noisy latent as the network sees it, of unit deviation. */
    static Tensor scaled(Tensor x, double sigma) {
        double level = NoiseSchedule.sigma(NoiseSchedule.nearest(sigma));
        return Latents.scale(1 / Math.sqrt(level * level + 1), x);
    }
}
