package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;

/** Writes one plane of a frame from its signals, such as RGB: mixed in float, shrunk where chroma has fewer samples, rounded last. */
final class PlaneWriter {
    private final Size size;
    private final int depth;
    private final Taps across;
    private final Taps down;

    /** For a plane of a frame as it is at a size. */
    PlaneWriter(Frame frame, int plane, Size size) {
        PixelFormat format = frame.format();
        int location = frame.colour().chromaLocation();
        this.size = size;
        this.depth = format.depth();
        this.across = Taps.between(
                Grid.pixels(size.width()), Grid.columns(format, plane, location, size.width()), Kernel.CATMULL_ROM);
        this.down = Taps.between(
                Grid.pixels(size.height()), Grid.rows(format, plane, location, size.height()), Kernel.CATMULL_ROM);
    }

    /** The plane whose samples are these weights of three signals and 1. */
    Plane write(float[] signals, float[] weights) {
        return blurs() ? shrunk(signals, weights) : direct(signals, weights);
    }

    /**
     * The same, but samples that come out of a frame's own colours just so are the frame's own.
     *
     * @param own the signals of the frame, which came from its samples
     */
    Plane write(float[] signals, float[] weights, float[] own, Plane samples) {
        Resampled made = resampled(signals, weights);
        Resampled remade = resampled(own, weights);
        Plane plane = Samples.empty(across.outputs(), down.outputs(), depth);
        float[] row = new float[plane.width()];
        float[] ownRow = new float[plane.width()];
        for (int y = 0; y < plane.height(); y++) {
            made.row(y, row);
            remade.row(y, ownRow);
            Samples.store(row, plane, y, depth);
            Samples.keep(samples, row, ownRow, plane, y);
        }
        return plane;
    }

    /** Whether the way to RGB and back changes samples of this plane. */
    boolean blurs() {
        return !across.isIdentity() || !down.isIdentity();
    }

    private Plane direct(float[] signals, float[] weights) {
        Plane plane = Samples.empty(size.width(), size.height(), depth);
        float[] row = new float[size.width()];
        for (int y = 0; y < size.height(); y++) {
            mix(signals, y * size.width(), size.width(), weights, row);
            Samples.store(row, plane, y, depth);
        }
        return plane;
    }

    private Plane shrunk(float[] signals, float[] weights) {
        return PlaneScaler.stored(resampled(signals, weights), across.outputs(), down.outputs(), depth);
    }

    private Resampled resampled(float[] signals, float[] weights) {
        float[] full = new float[size.width() * size.height()];
        mix(signals, 0, full.length, weights, full);
        return Resampled.columnsFirst(full, size.width(), across, down);
    }

    private void mix(float[] signals, int at, int count, float[] weights, float[] out) {
        int second = size.width() * size.height() + at;
        int third = 2 * size.width() * size.height() + at;
        float w0 = weights[0];
        float w1 = weights[1];
        float w2 = weights[2];
        float w3 = weights[3];
        for (int x = 0; x < count; x++) {
            out[x] = w0 * signals[at + x] + w1 * signals[second + x] + (w2 * signals[third + x] + w3);
        }
    }
}
