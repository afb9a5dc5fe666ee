package io.keenframe.supir.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Overlapping windows over a latent or a picture too large for a network.
 *
 * @param size the longest side of a window, in cells or pixels
 * @param stride from one window to the next, at most {@code size}
 */
public record Tiling(int size, int stride) {
    private static final double VARIANCE = 0.01;

    public Tiling {
        if (stride < 1 || stride > size) {
            throw new IllegalArgumentException("a tiling of size " + size + " cannot have stride " + stride);
        }
    }

    /** Whether a latent of that size takes more than one window. */
    public boolean splits(int height, int width) {
        return height > size || width > size;
    }

    /** The windows over a latent, row by row; the last of a row or column is moved back to end at the edge. */
    public List<Tile> tiles(int height, int width) {
        List<Tile> tiles = new ArrayList<>();
        for (int top : starts(height)) {
            for (int left : starts(width)) {
                tiles.add(new Tile(top, left, Math.min(size, height), Math.min(size, width)));
            }
        }
        return tiles;
    }

    /** Weights of a window's cells, row by row: a bell whose middle is, as upstream, half a cell lower than centred. */
    public static double[] weights(Tile tile) {
        double[] rows = bell(tile.height(), tile.height() / 2.0);
        double[] cols = bell(tile.width(), (tile.width() - 1) / 2.0);
        double[] weights = new double[tile.height() * tile.width()];
        Arrays.setAll(weights, i -> rows[i / tile.width()] * cols[i % tile.width()]);
        return weights;
    }

    private List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at <= length - size; at += stride) {
            starts.add(at);
        }
        if (length <= size) {
            return List.of(0);
        }
        if ((length - size) % stride != 0) {
            starts.add(length - size);
        }
        return starts;
    }

    private static double[] bell(int length, double middle) {
        double[] bell = new double[length];
        for (int at = 0; at < length; at++) {
            double distance = (at - middle) / length;
            bell[at] = StrictMath.exp(-distance * distance / (2 * VARIANCE)) / Math.sqrt(2 * Math.PI * VARIANCE);
        }
        return bell;
    }
}
