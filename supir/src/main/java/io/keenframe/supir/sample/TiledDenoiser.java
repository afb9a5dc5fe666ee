package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Denoises a large latent window by window and blends the predictions by the windows' weights.
 *
 * <p>Upstream blends the solver's results instead. That is the same: a step is affine in the prediction with coefficients
 * that are equal in all windows, and the noise it adds is one field for the whole latent. So every sampler can be tiled.
 */
public final class TiledDenoiser implements Denoiser {
    private record Window(Tile tile, double[] weights, Denoiser denoiser) {}

    private final List<Window> windows = new ArrayList<>();
    private final int height;
    private final int width;

    /**
     * Tiles latents of one size.
     *
     * @param at the denoiser of one window, which knows that window's part of the control; asked once for each
     */
    public TiledDenoiser(Tiling tiling, int height, int width, Function<Tile, Denoiser> at) {
        this.height = height;
        this.width = width;
        for (Tile tile : tiling.tiles(height, width)) {
            windows.add(new Window(tile, Tiling.weights(tile), at.apply(tile)));
        }
    }

    @Override
    public Tensor denoise(Tensor x, double sigma, double controlScale) {
        double[] total = new double[x.values().length];
        double[] weight = new double[height * width];
        for (Window window : windows) {
            Tensor clean = window.denoiser.denoise(window.tile.crop(x), sigma, controlScale);
            add(window, clean, x, total);
            addWeights(window, weight);
        }
        float[] blended = new float[total.length];
        for (int i = 0; i < blended.length; i++) {
            blended[i] = (float) (total[i] / weight[i % weight.length]);
        }
        return new Tensor(blended, x.shape());
    }

    private static void add(Window window, Tensor clean, Tensor whole, double[] total) {
        int cols = window.tile.width();
        int rows = clean.values().length / cols;
        for (int row = 0; row < rows; row++) {
            int to = window.tile.offset(whole, row);
            int weights = row % window.tile.height() * cols;
            for (int col = 0; col < cols; col++) {
                total[to + col] += clean.values()[row * cols + col] * window.weights[weights + col];
            }
        }
    }

    private void addWeights(Window window, double[] total) {
        Tile tile = window.tile;
        for (int row = 0; row < tile.height(); row++) {
            for (int col = 0; col < tile.width(); col++) {
                total[(tile.top() + row) * width + tile.left() + col] += window.weights[row * tile.width() + col];
            }
        }
    }
}
