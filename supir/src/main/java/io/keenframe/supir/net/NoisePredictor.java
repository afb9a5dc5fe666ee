package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/**
 * SDXL's U-Net steered by SUPIR's control network and adaptors (paper, section 3.1): tells the noise in a latent.
 *
 * <p>Latents are {@code [1, C, h, w]}, h and w multiples of {@code UnetConfig.latentMultiple()}.
 */
public interface NoisePredictor extends AutoCloseable {
    /**
     * Does the work that is the same in every step of a text.
     *
     * @return it holds native memory; close it when the last step is done
     */
    Prepared prepare(Condition condition);

    /**
     * The noise in a latent.
     *
     * @param scaledX the noisy latent divided by {@code sqrt(sigma^2 + 1)}
     * @param timestep the index of its noise level, 0 to 999
     * @param hint the latent of the low-quality picture, without noise
     * @param controlScale weight of the control, 0 (none) to 1
     */
    default Tensor predict(Tensor scaledX, int timestep, Condition condition, Tensor hint, float controlScale) {
        try (Prepared prepared = prepare(condition)) {
            return prepared.predict(scaledX, timestep, hint, controlScale);
        }
    }

    /**
     * Loads what steps on latents of a size need, which the first of them does otherwise.
     *
     * @param height rows of the latents
     * @param width their columns
     */
    default void load(int height, int width) {}

    /** Gives back what was kept to be quick with sizes seen before. */
    default void release() {}

    @Override
    void close();

    /** A noise predictor for one text. */
    interface Prepared extends AutoCloseable {
        /** The noise in a latent; see {@link NoisePredictor#predict}. */
        Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale);

        /** The noise in a latent whose self-attentions also see a reference; takes about twice as long. */
        Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale, Seen reference);

        @Override
        void close();
    }
}
