package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** Where a restoration's randomness comes from: fields of unit normal noise, by name. */
@FunctionalInterface
public interface NoiseSource {
    /** The field that a sampler starts from. */
    String START = "start";

    /** The field that samples the posterior of the stage-one picture's encoding. */
    String POSTERIOR = "posterior";

    /** The name of the field that a sampler's step adds, counted from 0. */
    static String step(int step) {
        return "step." + step;
    }

    /** The field of that name and shape; the same for the same arguments. */
    Tensor draw(String stream, int... shape);
}
