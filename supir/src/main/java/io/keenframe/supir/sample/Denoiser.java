package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** Predicts the clean latent under a noisy one, with all guidance applied. */
@FunctionalInterface
public interface Denoiser {
    /**
     * The clean latent predicted from {@code x}.
     *
     * @param x the noisy latent, [1, C, h, w]
     * @param sigma the deviation of its noise
     * @param controlScale how much of the control network's features the U-Net takes in, 0 to 1
     */
    Tensor denoise(Tensor x, double sigma, double controlScale);
}
