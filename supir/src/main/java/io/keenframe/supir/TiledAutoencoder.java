package io.keenframe.supir;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.net.Autoencoder;
import io.keenframe.supir.sample.Blend;
import io.keenframe.supir.sample.Tile;
import io.keenframe.supir.sample.Tiling;
import io.keenframe.supir.tensor.Tensor;
import java.util.function.Function;

/**
 * Takes large pictures window by window and blends the windows where they overlap.
 *
 * <p>The autoencoder's middle attends from every cell to every other, so its cost grows with the square of the picture's
 * area. Each window has its own attention and its own normalisation: close to the whole picture's result, not equal to it.
 *
 * @param whole the autoencoder, which stays open
 * @param tiling windows in pixels
 * @param config its sizes
 */
record TiledAutoencoder(Autoencoder whole, Tiling tiling, VaeConfig config) implements Autoencoder {
    @Override
    public Tensor encode(Tensor pixels, Tensor noise) {
        return split(pixels)
                ? encoded(
                        pixels, tile -> whole.encode(tile.times(config.factor()).crop(pixels), tile.crop(noise)))
                : whole.encode(pixels, noise);
    }

    @Override
    public Tensor encodeRobust(Tensor pixels) {
        return split(pixels)
                ? encoded(
                        pixels,
                        tile -> whole.encodeRobust(tile.times(config.factor()).crop(pixels)))
                : whole.encodeRobust(pixels);
    }

    @Override
    public Tensor decode(Tensor latent) {
        int height = latent.size(2);
        int width = latent.size(3);
        int factor = config.factor();
        if (!tiling.splits(height * factor, width * factor)) {
            return whole.decode(latent);
        }
        Blend blend = new Blend(3, height * factor, width * factor);
        for (Tile tile : cells().tiles(height, width)) {
            blend.add(tile.times(config.factor()), whole.decode(tile.crop(latent)));
        }
        return blend.result();
    }

    private Tensor encoded(Tensor pixels, Function<Tile, Tensor> encoder) {
        int height = pixels.size(2) / config.factor();
        int width = pixels.size(3) / config.factor();
        Blend blend = new Blend(config.zChannels(), height, width);
        for (Tile tile : cells().tiles(height, width)) {
            blend.add(tile, encoder.apply(tile));
        }
        return blend.result();
    }

    private boolean split(Tensor pixels) {
        return tiling.splits(pixels.size(2), pixels.size(3));
    }

    /** The windows in whole latent cells. */
    private Tiling cells() {
        return new Tiling(Math.max(tiling.size() / config.factor(), 1), Math.max(tiling.stride() / config.factor(), 1));
    }

    @Override
    public void close() {
        whole.close();
    }
}
