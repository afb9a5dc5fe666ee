package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/** Mean and variance of each group of channels, gathered part by part in double precision. */
final class Moments {
    private final double[] means;
    private final double[] squares;
    private final double[] counts;

    Moments(int groups) {
        this.means = new double[groups];
        this.squares = new double[groups];
        this.counts = new double[groups];
    }

    int groups() {
        return means.length;
    }

    /**
     * Adds a part of a group (Chan, Golub and LeVeque).
     *
     * @param elements of the part
     * @param mean of the part
     * @param variance of the part, not corrected for its size
     */
    void add(int group, double elements, double mean, double variance) {
        double before = counts[group];
        double total = before + elements;
        double apart = mean - means[group];
        means[group] += apart * elements / total;
        squares[group] += variance * elements + apart * apart * before * elements / total;
        counts[group] = total;
    }

    /** The mean of each channel's group, {@code [1, channels, 1, 1]}. */
    Tensor means(int channels) {
        float[] all = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            all[channel] = (float) means[group(channel, channels)];
        }
        return new Tensor(all, 1, channels, 1, 1);
    }

    /** What scales each channel to its group's unit deviation, {@code [1, channels, 1, 1]}. */
    Tensor scales(int channels, float epsilon) {
        float[] all = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            int group = group(channel, channels);
            all[channel] = (float) (1 / Math.sqrt(squares[group] / counts[group] + epsilon));
        }
        return new Tensor(all, 1, channels, 1, 1);
    }

    private int group(int channel, int channels) {
        return channel / (channels / groups());
    }
}
