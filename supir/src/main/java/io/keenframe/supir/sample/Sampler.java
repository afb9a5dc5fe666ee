package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** Turns noise into a clean latent, one denoising step after another. */
public sealed interface Sampler permits EdmSampler, Dpmpp2mSdeSampler {
    /**
     * The clean latent.
     *
     * @param denoiser asked once a step
     * @param guidance applied to each of its predictions
     * @param noise drawn for {@link NoiseSource#START} and, where a step adds noise, {@link NoiseSource#step}
     * @param progress told after each step; what it throws ends the sampling
     * @param shape that of the latent, [1, C, h, w]
     */
    Tensor sample(
            Denoiser denoiser, RestorationGuidance guidance, NoiseSource noise, SamplerProgress progress, int... shape);
}
