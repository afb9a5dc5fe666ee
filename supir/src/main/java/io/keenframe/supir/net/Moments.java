package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/** Mean and variance of each group of channels, gathered part by part in double precision. */
final class Moments {
    private final double[] means;
    private final double[] squares;
    private double count;

    Moments(int groups) {
        this.means = new double[groups];
        this.squares = new double[groups];
    }

    int groups() {
        return means.length;
    }

    /**
     * Adds a part of every group (Chan, Golub and LeVeque).
     *
     * @param elements of each group's part
     * @param mean of each group's part
     * @param variance of each group's part, not corrected for its size
     */
    void add(double elements, float[] mean, float[] variance) {
        double total = count + elements;
        for (int group = 0; group < means.length; group++) {
            double apart = mean[group] - means[group];
            means[group] += apart * elements / total;
            squares[group] += variance[group] * elements + apart * apart * count * elements / total;
        }
        count = total;
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
            all[channel] = (float) (1 / Math.sqrt(squares[group(channel, channels)] / count + epsilon));
        }
        return new Tensor(all, 1, channels, 1, 1);
    }

    private int group(int channel, int channels) {
        return channel / (channels / groups());
    }
}
