package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;
import java.nio.FloatBuffer;

/** An image that is kept whole while windows of it are worked on; a plane for each channel. */
final class FeatureMap {
    private final float[][] planes;
    private final int height;
    private final int width;

    FeatureMap(int channels, int height, int width) {
        this.planes = new float[channels][Math.multiplyExact(height, width)];
        this.height = height;
        this.width = width;
    }

    /** The one image of a tensor. */
    static FeatureMap of(Tensor image) {
        FeatureMap map = new FeatureMap(image.size(1), image.size(2), image.size(3));
        int plane = map.height * map.width;
        for (int channel = 0; channel < map.channels(); channel++) {
            System.arraycopy(image.values(), channel * plane, map.planes[channel], 0, plane);
        }
        return map;
    }

    /** All of it as {@code [1, channels, height, width]}. */
    Tensor tensor() {
        Tensor image = Tensor.zeros(1, channels(), height, width);
        int plane = height * width;
        for (int channel = 0; channel < channels(); channel++) {
            System.arraycopy(planes[channel], 0, image.values(), channel * plane, plane);
        }
        return image;
    }

    int channels() {
        return planes.length;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Copies a window to the start of a buffer. */
    void read(Span rows, Span columns, FloatBuffer to) {
        int at = 0;
        for (float[] plane : planes) {
            for (int row = 0; row < rows.length(); row++) {
                to.put(at, plane, (rows.start() + row) * width + columns.start(), columns.length());
                at += columns.length();
            }
        }
    }

    /** Overwrites a window's own part with that of the window at the start of a buffer. */
    void write(Span rows, Span columns, FloatBuffer from) {
        for (int channel = 0; channel < planes.length; channel++) {
            for (int row = 0; row < rows.own(); row++) {
                int at = (channel * rows.length() + rows.lead() + row) * columns.length() + columns.lead();
                from.get(at, planes[channel], (rows.ownStart() + row) * width + columns.ownStart(), columns.own());
            }
        }
    }

    /** The mean and variance of its channels in so many groups. */
    Moments moments(int groups) {
        float[] mean = new float[groups];
        float[] variance = new float[groups];
        int size = planes.length / groups;
        for (int group = 0; group < groups; group++) {
            double sum = 0;
            for (int channel = group * size; channel < (group + 1) * size; channel++) {
                sum += sum(planes[channel]);
            }
            double elements = (double) size * height * width;
            mean[group] = (float) (sum / elements);
            double squares = 0;
            for (int channel = group * size; channel < (group + 1) * size; channel++) {
                squares += squares(planes[channel], mean[group]);
            }
            variance[group] = (float) (squares / elements);
        }
        Moments moments = new Moments(groups);
        moments.add((double) size * height * width, mean, variance);
        return moments;
    }

    private static double sum(float[] plane) {
        double sum = 0;
        for (float value : plane) {
            sum += value;
        }
        return sum;
    }

    private static double squares(float[] plane, double mean) {
        double sum = 0;
        for (float value : plane) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
