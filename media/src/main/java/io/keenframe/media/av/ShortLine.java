package io.keenframe.media.av;

import io.keenframe.contract.frame.PixelFormat;
import org.bytedeco.javacpp.ShortPointer;

/** One row of samples as FFmpeg hands them out, two bytes each. */
public final class ShortLine implements AutoCloseable {
    private final ShortPointer pointer;
    private final short[] values;

    /** A row of so many samples. */
    public ShortLine(int width) {
        pointer = new ShortPointer(width);
        values = new short[width];
    }

    /** Where FFmpeg puts the samples. */
    public ShortPointer pointer() {
        return pointer;
    }

    /** Writes the row into a plane; samples of fewer bits than the format's are stretched to its whole range. */
    public void store(int depth, PixelFormat format, byte[] samples, int at) {
        pointer.get(values);
        int most = (1 << depth) - 1;
        int stretched = (1 << format.depth()) - 1;
        for (int x = 0; x < values.length; x++) {
            int value = values[x] & 0xffff;
            if (depth < 8) {
                value = (value * stretched + most / 2) / most;
            }
            if (format.sampleBytes() == 1) {
                samples[at + x] = (byte) value;
            } else {
                samples[2 * (at + x)] = (byte) value;
                samples[2 * (at + x) + 1] = (byte) (value >> 8);
            }
        }
    }

    @Override
    public void close() {
        pointer.close();
    }
}
