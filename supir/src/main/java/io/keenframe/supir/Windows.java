package io.keenframe.supir;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.sample.Tiling;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How pictures too large to be restored at once are split; what fits into one window is not.
 *
 * <p>Only the sampler's windows show in a result. The autoencoder's spare memory, at the price of time.
 *
 * @param latents the windows of a sampler's step, in latent cells; empty never splits
 * @param pictures rows and columns of the autoencoder's windows, in pixels; empty never splits
 */
public record Windows(Optional<Tiling> latents, OptionalInt pictures) {
    /** Upstream's windows for the sampler, and for the autoencoder the size the model was trained at. */
    public static final Windows PUBLISHED = new Windows(Optional.of(new Tiling(128, 64)), OptionalInt.of(1024));

    /**
     * Returns where a model can take its sampler's windows.
     *
     * @throws IllegalArgumentException where it cannot
     */
    void requireFor(SupirConfig config) {
        int multiple = config.unet().latentMultiple();
        latents.map(Tiling::size).filter(size -> size % multiple != 0).ifPresent(size -> {
            throw new IllegalArgumentException(
                    "tile must be a multiple of " + multiple + " for this model, not " + size);
        });
    }
}
