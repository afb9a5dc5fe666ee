package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/**
 * SDXL's autoencoder with SUPIR's degradation-robust second encoder (paper, section 3.1).
 *
 * <p>Pictures are {@code [1, 3, H, W]}, RGB in [-1, 1], H and W multiples of the config's factor; latents are
 * {@code [1, C, H/factor, W/factor]}, scaled.
 */
public interface Autoencoder extends AutoCloseable {
    /**
     * A sample of the latent of a clean picture.
     *
     * @param noise unit normal, of the latent's shape
     */
    Tensor encode(Tensor pixels, Tensor noise);

    /** The mode of the latent of a degraded picture, through the robust encoder. */
    Tensor encodeRobust(Tensor pixels);

    /** The picture of a latent; not clamped. */
    Tensor decode(Tensor latent);

    /** Gives back what was kept to be quick with sizes seen before. */
    default void release() {}

    @Override
    void close();
}
