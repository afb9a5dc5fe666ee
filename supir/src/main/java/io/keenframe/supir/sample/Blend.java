package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** Puts overlapping windows together: the mean of all that cover a cell, weighted by {@link Tiling#weights}. */
public final class Blend {
    private final int channels;
    private final int height;
    private final int width;
    private final double[] total;
    private final double[] weight;

    /** A blend of windows into a [1, C, h, w] tensor. */
    public Blend(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.total = new double[Tensor.count(channels, height, width)];
        this.weight = new double[Tensor.count(height, width)];
    }

    /** Adds what a window holds, [1, C, tile.height, tile.width]. */
    public void add(Tile tile, Tensor part) {
        double[] weights = Tiling.weights(tile);
        int cols = tile.width();
        for (int row = 0; row < channels * tile.height(); row++) {
            int to = (row / tile.height() * height + tile.top() + row % tile.height()) * width + tile.left();
            int from = row % tile.height() * cols;
            for (int col = 0; col < cols; col++) {
                total[to + col] += part.values()[row * cols + col] * weights[from + col];
            }
        }
        for (int row = 0; row < tile.height(); row++) {
            for (int col = 0; col < cols; col++) {
                weight[(tile.top() + row) * width + tile.left() + col] += weights[row * cols + col];
            }
        }
    }

    /** The blended whole; every cell must have been covered. */
    public Tensor result() {
        float[] blended = new float[total.length];
        for (int i = 0; i < blended.length; i++) {
            blended[i] = (float) (total[i] / weight[i % weight.length]);
        }
        return new Tensor(blended, 1, channels, height, width);
    }
}
