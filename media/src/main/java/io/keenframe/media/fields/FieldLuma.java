package io.keenframe.media.fields;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;

/**
 * A frame's brightness in 8 bits: all its rows, since fields are about rows, and about as many columns as it takes.
 *
 * @param width samples in a row
 * @param height rows
 * @param samples row by row
 */
public record FieldLuma(int width, int height, byte[] samples) {
    private static final int COLUMNS = 480;

    /** A frame's. */
    public static FieldLuma of(Frame frame) {
        Plane plane = frame.planes().get(0);
        int step = Math.max(1, plane.width() / COLUMNS);
        int width = plane.width() / step;
        int shift = frame.format().depth() - 8;
        boolean wide = plane.sampleBytes() == 2;
        if (step == 1 && !wide) {
            return new FieldLuma(plane.width(), plane.height(), plane.samples());
        }
        byte[] from = plane.samples();
        byte[] samples = new byte[width * plane.height()];
        for (int y = 0; y < plane.height(); y++) {
            for (int x = 0; x < width; x++) {
                int at = y * plane.width() + x * step;
                samples[y * width + x] =
                        wide ? (byte) (((from[2 * at] & 0xff) | ((from[2 * at + 1] & 0xff) << 8)) >> shift) : from[at];
            }
        }
        return new FieldLuma(width, plane.height(), samples);
    }

    int area() {
        return width * height;
    }
}
