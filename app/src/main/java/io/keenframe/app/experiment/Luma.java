package io.keenframe.app.experiment;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.Arrays;

/**
 * A frame's luma to measure with, in code values of 255.
 *
 * @param width samples in a row
 * @param height rows
 * @param values {@code width * height} of them
 */
record Luma(int width, int height, float[] values) {
    static Luma of(Frame frame) {
        Plane plane = frame.planes().get(0);
        float unit = 1f / (1 << (frame.format().depth() - 8));
        float[] values = new float[plane.width() * plane.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = unit * plane.sample(i / plane.width(), i % plane.width());
        }
        return new Luma(plane.width(), plane.height(), values);
    }

    /** The values rounded to bytes. */
    Plane plane() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
        }
        return new Plane(width, height, bytes);
    }

    /** The value at a row and a column, both inside. */
    float at(int row, int column) {
        return values[row * width + column];
    }

    /** What lies a margin inside of it, from a place that is displaced. */
    Luma inside(int margin, int down, int right) {
        int w = width - 2 * margin;
        int h = height - 2 * margin;
        float[] part = new float[w * h];
        for (int row = 0; row < h; row++) {
            System.arraycopy(values, (row + margin + down) * width + margin + right, part, row * w, w);
        }
        return new Luma(w, h, part);
    }

    /** Each value less the mean of the three by three around it: its finest detail. */
    Luma detail() {
        float[] detail = new float[values.length];
        for (int row = 1; row < height - 1; row++) {
            for (int column = 1; column < width - 1; column++) {
                float sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += at(row + i / 3 - 1, column + i % 3 - 1);
                }
                detail[row * width + column] = at(row, column) - sum / 9;
            }
        }
        return new Luma(width, height, detail);
    }

    /** The values less another's. */
    Luma minus(Luma other) {
        float[] difference = new float[values.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = values[i] - other.values[i];
        }
        return new Luma(width, height, difference);
    }

    /** The mean of the squared values. */
    double power() {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Luma l && width == l.width && height == l.height && Arrays.equals(values, l.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
