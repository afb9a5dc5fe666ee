package io.keenframe.app.degrade;

import java.util.Arrays;

/**
 * A convolution: the weights of the pixels around one, which sum to 1.
 *
 * @param reach how many pixels it reaches to each side
 * @param weights a square of {@code 2 * reach + 1} rows
 */
record Kernel(int reach, float[] weights) {
    /** Each pixel's weight is the mean of so many samples squared, because blurs end between pixels. */
    private static final int SAMPLES = 9;

    /** How much of the light falls on a point. */
    interface Spread {
        double at(double x, double y);
    }

    /** The kernel of a spread that ends at a radius. */
    static Kernel of(double radius, Spread spread) {
        if (radius < 1e-6) {
            return new Kernel(0, new float[] {1});
        }
        int reach = (int) Math.ceil(radius);
        int side = 2 * reach + 1;
        double[] weights = new double[side * side];
        for (int i = 0; i < weights.length; i++) {
            for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                double x = i % side - reach + offset(s % SAMPLES);
                double y = i / side - reach + offset(s / SAMPLES);
                weights[i] += spread.at(x, y);
            }
        }
        return normalised(reach, weights);
    }

    /** The kernel of a line through the middle; its points are shared out between the four pixels around each. */
    static Kernel line(double length, double angle) {
        int reach = (int) Math.ceil(length / 2) + 1;
        int side = 2 * reach + 1;
        double[] weights = new double[side * side];
        int points = SAMPLES * side;
        for (int i = 0; i < points; i++) {
            double along = length * ((i + 0.5) / points - 0.5);
            double x = reach + along * Math.cos(angle);
            double y = reach + along * Math.sin(angle);
            int left = (int) x;
            int top = (int) y;
            double right = x - left;
            double below = y - top;
            weights[top * side + left] += (1 - right) * (1 - below);
            weights[top * side + left + 1] += right * (1 - below);
            weights[(top + 1) * side + left] += (1 - right) * below;
            weights[(top + 1) * side + left + 1] += right * below;
        }
        return normalised(reach, weights);
    }

    private static double offset(int sample) {
        return (sample + 0.5) / SAMPLES - 0.5;
    }

    private static Kernel normalised(int reach, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        float[] normal = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            normal[i] = (float) (weights[i] / sum);
        }
        return new Kernel(reach, normal);
    }

    /** The picture convolved; its edges go on outside of it. */
    float[] of(float[] samples, int width, int height) {
        if (reach == 0) {
            return samples;
        }
        int side = 2 * reach + 1;
        int stride = width + 2 * reach;
        float[] padded = padded(samples, width, height);
        float[] result = new float[samples.length];
        for (int i = 0; i < weights.length; i++) {
            float weight = weights[i];
            if (weight != 0) {
                for (int y = 0; y < height; y++) {
                    add(padded, (y + i / side) * stride + i % side, weight, result, y * width, width);
                }
            }
        }
        return result;
    }

    private static void add(float[] from, int at, float weight, float[] to, int start, int count) {
        for (int x = 0; x < count; x++) {
            to[start + x] += weight * from[at + x];
        }
    }

    private float[] padded(float[] samples, int width, int height) {
        int stride = width + 2 * reach;
        float[] padded = new float[stride * (height + 2 * reach)];
        for (int y = 0; y < height + 2 * reach; y++) {
            int row = Math.max(0, Math.min(height - 1, y - reach)) * width;
            for (int x = 0; x < stride; x++) {
                padded[y * stride + x] = samples[row + Math.max(0, Math.min(width - 1, x - reach))];
            }
        }
        return padded;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Kernel k && reach == k.reach && Arrays.equals(weights, k.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }
}
