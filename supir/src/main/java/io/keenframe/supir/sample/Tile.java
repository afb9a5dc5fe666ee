package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/** A window of a latent or a picture, in cells or pixels. */
public record Tile(int top, int left, int height, int width) {
    /** The window's part of a [1, C, h, w] tensor. */
    public Tensor crop(Tensor x) {
        int channels = x.size(1);
        Tensor out = Tensor.zeros(1, channels, height, width);
        for (int row = 0; row < channels * height; row++) {
            System.arraycopy(x.values(), offset(x, row), out.values(), row * width, width);
        }
        return out;
    }

    /** The same window in a picture with {@code factor} times the cells along each axis. */
    public Tile times(int factor) {
        return new Tile(top * factor, left * factor, height * factor, width * factor);
    }

    private int offset(Tensor x, int row) {
        return (row / height * x.size(2) + top + row % height) * x.size(3) + left;
    }
}
