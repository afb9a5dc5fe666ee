package io.keenframe.supir;

import io.keenframe.supir.sample.Tiling;
import java.util.Optional;

/**
 * How pictures too large to be restored at once are split; what fits into one window is not.
 *
 * @param latents the windows of a sampler's step, in latent cells; empty never splits
 * @param pictures the windows of the autoencoder, in pixels; empty never splits
 */
public record Windows(Optional<Tiling> latents, Optional<Tiling> pictures) {
    /** Upstream's windows for the sampler, and for the autoencoder the size the model was trained at. */
    public static final Windows PUBLISHED =
            new Windows(Optional.of(new Tiling(128, 64)), Optional.of(new Tiling(1024, 768)));
}
