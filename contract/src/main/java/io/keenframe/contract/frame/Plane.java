package io.keenframe.contract.frame;

import java.util.Arrays;

/**
 * One plane of a frame: rows of samples with nothing between them.
 *
 * @param width samples in a row
 * @param height rows
 * @param samples {@code width * height} samples of one byte, or of two, little-endian; shared, not copied
 */
public record Plane(int width, int height, byte[] samples) {
    public Plane {
        if (samples.length != width * height && samples.length != 2 * width * height) {
            throw new IllegalArgumentException(
                    samples.length + " bytes do not fill a plane of " + width + "x" + height + " samples");
        }
    }

    /** Bytes of a sample: 1 or 2. */
    public int sampleBytes() {
        return samples.length == width * height ? 1 : 2;
    }

    /** The sample at a row and a column, unsigned. */
    public int sample(int row, int column) {
        int at = row * width + column;
        return sampleBytes() == 1 ? samples[at] & 0xff : (samples[2 * at] & 0xff) | ((samples[2 * at + 1] & 0xff) << 8);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Plane p && width == p.width && height == p.height && Arrays.equals(samples, p.samples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Plane[" + width + "x" + height + "]";
    }
}
