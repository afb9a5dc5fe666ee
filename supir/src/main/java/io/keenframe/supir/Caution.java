package io.keenframe.supir;

import io.keenframe.supir.sample.Tiling;
import java.util.Optional;
import java.util.OptionalInt;

/** The largest windows that a model dares to use, having run out of memory with larger ones. */
final class Caution {
    private int latents = Integer.MAX_VALUE;
    private int pictures = Integer.MAX_VALUE;

    /** The sampler's windows, where a latent's longer side is more than one of them. */
    Optional<Tiling> latents(Optional<Tiling> asked, int longer) {
        int own = asked.map(Tiling::size).orElse(Integer.MAX_VALUE);
        Optional<Tiling> dared = own <= latents ? asked : Optional.of(WindowSizes.halfway(latents));
        return dared.filter(tiling -> tiling.size() < longer);
    }

    /** The autoencoder's windows, where a picture's longer side is more than one of them. */
    OptionalInt pictures(OptionalInt asked, int longer) {
        int dared = Math.min(asked.orElse(Integer.MAX_VALUE), pictures);
        return dared < longer ? OptionalInt.of(dared) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return latents == Integer.MAX_VALUE
                ? pictures + " pixels"
                : latents + " latent cells" + (pictures == Integer.MAX_VALUE ? "" : " and of " + pictures + " pixels");
    }

    /** Whether there are smaller windows of the sampler's than those used; from now on there are no larger ones. */
    boolean lowerLatents(int used) {
        OptionalInt next = WindowSizes.below(used, WindowSizes.LEAST_LATENTS);
        next.ifPresent(size -> latents = size);
        return next.isPresent();
    }

    /** Whether there are smaller windows of the autoencoder's than those used; from now on there are no larger ones. */
    boolean lowerPictures(int used) {
        OptionalInt next = WindowSizes.below(used, WindowSizes.LEAST_PICTURES);
        next.ifPresent(size -> pictures = size);
        return next.isPresent();
    }
}
