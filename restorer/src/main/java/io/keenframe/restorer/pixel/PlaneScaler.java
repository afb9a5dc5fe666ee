package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;

/** Frames at another size, plane by plane with Lanczos-3: no colour conversion, chroma where it belongs. */
public final class PlaneScaler {
    private PlaneScaler() {}

    /** The frame at another size; planes that keep their size are the frame's own. */
    public static Frame scale(Frame frame, Size size) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < frame.format().planes(); i++) {
            planes.add(scale(frame, i, size));
        }
        return frame.withPicture(size, planes);
    }

    /** One plane of the frame at another size. */
    static Plane scale(Frame frame, int index, Size size) {
        Plane plane = frame.planes().get(index);
        if (size.equals(frame.size())) {
            return plane;
        }
        PixelFormat format = frame.format();
        int location = frame.colour().chromaLocation();
        Taps across = Taps.between(
                Grid.columns(format, index, location, frame.size().width()),
                Grid.columns(format, index, location, size.width()),
                Kernel.LANCZOS3);
        Taps down = Taps.between(
                Grid.rows(format, index, location, frame.size().height()),
                Grid.rows(format, index, location, size.height()),
                Kernel.LANCZOS3);
        return stored(Resampled.of(plane, across, down), across.outputs(), down.outputs(), format.depth());
    }

    /** All rows of a resampled plane, rounded and clipped. */
    static Plane stored(Resampled resampled, int width, int height, int depth) {
        Plane plane = Samples.empty(width, height, depth);
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            resampled.row(y, row);
            Samples.store(row, plane, y, depth);
        }
        return plane;
    }
}
