package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** The network under one prompt: predicts the noise in a latent of unit deviation. */
@FunctionalInterface
public interface NoisePrediction {
    /**
     * The noise, of unit deviation, in {@code scaled}.
     *
     * @param scaled the noisy latent divided by {@code sqrt(sigma^2 + 1)}, [1, C, h, w]
     * @param timestep the noise level as an index of {@link NoiseSchedule}, 0 to 999
     * @param controlScale how much of the control network's features the U-Net takes in, 0 to 1
     */
    Tensor predict(Tensor scaled, int timestep, double controlScale);
}
