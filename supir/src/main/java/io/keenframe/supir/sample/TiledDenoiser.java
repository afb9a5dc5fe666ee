package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Denoises a large latent window by window and blends the predictions by the windows' weights.
 *
 * <p>Upstream blends the solver's results instead. That is the same: a step is affine in the prediction with coefficients
 * that are equal in all windows, and the noise it adds is one field for the whole latent. So every sampler can be tiled.
 */
public final class TiledDenoiser implements Denoiser {
    private final Map<Tile, Denoiser> windows = new LinkedHashMap<>();

    /**
     * Tiles latents of one size.
     *
     * @param height of the latents, in cells
     * @param width of the latents, in cells
     * @param at the denoiser of one window, which knows that window's part of the control; asked once for each
     */
    public TiledDenoiser(Tiling tiling, int height, int width, Function<Tile, Denoiser> at) {
        tiling.tiles(height, width).forEach(tile -> windows.put(tile, at.apply(tile)));
    }

    @Override
    public Tensor denoise(Tensor x, double sigma, double controlScale) {
        Blend blend = new Blend(x.size(1), x.size(2), x.size(3));
        windows.forEach((tile, denoiser) -> blend.add(tile, denoiser.denoise(tile.crop(x), sigma, controlScale)));
        return blend.result();
    }
}
