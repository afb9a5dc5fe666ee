package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Plane;

/** A plane's rows as floats and back, in code values. */
final class Samples {
    /** More than float arithmetic leaves over at 16 bits, and less than anyone sees at 8. */
    private static final float AS_GOOD_AS_EQUAL = 1 / 16f;

    private Samples() {}

    /** Reads one row. */
    static void load(Plane plane, int row, float[] out, int at) {
        byte[] samples = plane.samples();
        int width = plane.width();
        if (plane.sampleBytes() == 1) {
            int from = row * width;
            for (int x = 0; x < width; x++) {
                out[at + x] = samples[from + x] & 0xff;
            }
        } else {
            int from = 2 * row * width;
            for (int x = 0; x < width; x++) {
                out[at + x] = (samples[from + 2 * x] & 0xff) | ((samples[from + 2 * x + 1] & 0xff) << 8);
            }
        }
    }

    /** Writes one row: each value to the nearest of 0 to 2^depth - 1. */
    static void store(float[] row, Plane plane, int y, int depth) {
        byte[] samples = plane.samples();
        int width = plane.width();
        int top = (1 << depth) - 1;
        if (plane.sampleBytes() == 1) {
            int to = y * width;
            for (int x = 0; x < width; x++) {
                samples[to + x] = (byte) code(row[x], top);
            }
        } else {
            int to = 2 * y * width;
            for (int x = 0; x < width; x++) {
                int code = code(row[x], top);
                samples[to + 2 * x] = (byte) code;
                samples[to + 2 * x + 1] = (byte) (code >> 8);
            }
        }
    }

    /** Takes those samples of a row from another plane at which two rows of values are as good as equal. */
    static void keep(Plane from, float[] row, float[] other, Plane to, int y) {
        int bytes = to.sampleBytes();
        for (int x = 0; x < row.length; x++) {
            if (Math.abs(row[x] - other[x]) < AS_GOOD_AS_EQUAL) {
                int at = (y * row.length + x) * bytes;
                System.arraycopy(from.samples(), at, to.samples(), at, bytes);
            }
        }
    }

    private static int code(float value, int top) {
        // The cast truncates towards 0, which is wrong below -0.5 only, where the result is 0 all the same.
        return Math.min(top, Math.max(0, (int) (value + 0.5f)));
    }

    /** A plane to write to. */
    static Plane empty(int width, int height, int depth) {
        return new Plane(width, height, new byte[width * height * (depth > 8 ? 2 : 1)]);
    }
}
