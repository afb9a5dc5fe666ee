package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** Told how far a sampler is. */
@FunctionalInterface
public interface SamplerProgress {
    /** Tells nobody. */
    SamplerProgress NONE = (done, steps, latent) -> {};

    /** {@code done} of {@code steps} steps are over and led to {@code latent}; throwing here ends the sampling. */
    void stepped(int done, int steps, Tensor latent);
}
