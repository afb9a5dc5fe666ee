package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Plane;
import java.util.Arrays;

/**
 * A plane of numbers, such as unclipped code values.
 *
 * @param width numbers in a row
 * @param height rows
 * @param values row by row; shared, not copied
 */
public record FloatPlane(int width, int height, float[] values) {
    /** Kernels end where a Gaussian has fallen to a hundredth. */
    private static final double REACH = 3;

    public FloatPlane {
        if (values.length != width * height) {
            throw new IllegalArgumentException(values.length + " numbers do not fill " + width + "x" + height);
        }
    }

    /** A plane of zeros. */
    public static FloatPlane empty(int width, int height) {
        return new FloatPlane(width, height, new float[width * height]);
    }

    /** A plane of one number. */
    public static FloatPlane filled(int width, int height, float value) {
        FloatPlane plane = empty(width, height);
        Arrays.fill(plane.values, value);
        return plane;
    }

    /** A plane's code values. */
    public static FloatPlane of(Plane plane) {
        FloatPlane result = empty(plane.width(), plane.height());
        for (int y = 0; y < plane.height(); y++) {
            Samples.load(plane, y, result.values, y * plane.width());
        }
        return result;
    }

    /** The nearest code values of so many bits. */
    public Plane stored(int depth) {
        Plane plane = Samples.empty(width, height, depth);
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * width, row, 0, width);
            Samples.store(row, plane, y, depth);
        }
        return plane;
    }

    /** What two numbers become. */
    public interface Mix {
        float of(float a, float b);
    }

    /** This plane mixed with another of its size, number by number. */
    public FloatPlane with(FloatPlane other, Mix mix) {
        FloatPlane result = empty(width, height);
        for (int i = 0; i < values.length; i++) {
            result.values[i] = mix.of(values[i], other.values[i]);
        }
        return result;
    }

    /** This less another. */
    public FloatPlane minus(FloatPlane other) {
        return with(other, (a, b) -> a - b);
    }

    /** This times a number. */
    public FloatPlane times(float factor) {
        return with(this, (a, b) -> factor * a);
    }

    /** The plane under a Gaussian whose deviation is given in its pixels; at the edges the last number goes on. */
    public FloatPlane blurred(double deviation) {
        float[] kernel = kernel(deviation);
        FloatPlane across = empty(width, height);
        float[] padded = new float[width + kernel.length - 1];
        for (int y = 0; y < height; y++) {
            pad(y, kernel.length / 2, padded);
            for (int k = 0; k < kernel.length; k++) {
                add(padded, k, kernel[k], across.values, y * width);
            }
        }
        FloatPlane down = empty(width, height);
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < kernel.length; k++) {
                int row = Math.min(height - 1, Math.max(0, y + k - kernel.length / 2));
                add(across.values, row * width, kernel[k], down.values, y * width);
            }
        }
        return down;
    }

    private void pad(int y, int reach, float[] padded) {
        Arrays.fill(padded, 0, reach, values[y * width]);
        System.arraycopy(values, y * width, padded, reach, width);
        Arrays.fill(padded, reach + width, padded.length, values[(y + 1) * width - 1]);
    }

    private void add(float[] from, int at, float weight, float[] to, int toAt) {
        for (int x = 0; x < width; x++) {
            to[toAt + x] += weight * from[at + x];
        }
    }

    private static float[] kernel(double deviation) {
        int reach = (int) Math.ceil(REACH * deviation);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.exp(-(i - reach) * (i - reach) / (2 * deviation * deviation));
            sum += weights[i];
        }
        float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (weights[i] / sum);
        }
        return kernel;
    }

    /** The plane at another size, by its nearest four numbers. */
    public FloatPlane at(int otherWidth, int otherHeight) {
        if (otherWidth == width && otherHeight == height) {
            return this;
        }
        FloatPlane result = empty(otherWidth, otherHeight);
        for (int y = 0; y < otherHeight; y++) {
            float v = (y + 0.5f) * height / otherHeight - 0.5f;
            for (int x = 0; x < otherWidth; x++) {
                result.values[y * otherWidth + x] = linear((x + 0.5f) * width / otherWidth - 0.5f, v);
            }
        }
        return result;
    }

    /** The number at a place between the numbers, by a plane through the nearest four; outside, the edge's. */
    public float linear(float x, float y) {
        float inX = Math.min(width - 1, Math.max(0, x));
        float inY = Math.min(height - 1, Math.max(0, y));
        int left = Math.min((int) inX, Math.max(0, width - 2));
        int top = Math.min((int) inY, Math.max(0, height - 2));
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        float fx = inX - left;
        float fy = inY - top;
        float above = values[top * width + left] * (1 - fx) + values[top * width + right] * fx;
        float below = values[bottom * width + left] * (1 - fx) + values[bottom * width + right] * fx;
        return above * (1 - fy) + below * fy;
    }

    /** The number at a place between the numbers, by Catmull and Rom's cubic through the nearest sixteen. */
    public float cubic(float x, float y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float fx = x - left;
        float fy = y - top;
        if (left < 1 || top < 1 || left > width - 3 || top > height - 3) {
            return linear(x, y);
        }
        int at = (top - 1) * width + left - 1;
        return cubic(row(at, fx), row(at + width, fx), row(at + 2 * width, fx), row(at + 3 * width, fx), fy);
    }

    private float row(int at, float f) {
        return cubic(values[at], values[at + 1], values[at + 2], values[at + 3], f);
    }

    private static float cubic(float a, float b, float c, float d, float f) {
        return b + 0.5f * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FloatPlane p && width == p.width && height == p.height && Arrays.equals(values, p.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FloatPlane[" + width + "x" + height + "]";
    }
}
