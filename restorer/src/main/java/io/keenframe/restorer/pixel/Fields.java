package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;

/** A frame's two fields as pictures of half its height, and back. */
public final class Fields {
    private Fields() {}

    /** The rows of a frame from the first or, for the bottom field, the second, each second one. */
    public static Frame of(Frame frame, boolean top) {
        PixelFormat format = frame.format();
        int first = top ? 0 : 1;
        Size size = new Size(frame.size().width(), (frame.size().height() + 1 - first) / 2);
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            Plane plane = frame.planes().get(i);
            int row = plane.width() * plane.sampleBytes();
            int rows = format.planeHeight(i, size.height());
            byte[] samples = new byte[rows * row];
            for (int y = 0; y < rows; y++) {
                // Where a plane has an odd number of rows, its fields may need one more than there is.
                int from = Math.min(2 * y + first, plane.height() - 1);
                System.arraycopy(plane.samples(), from * row, samples, y * row, row);
            }
            planes.add(new Plane(plane.width(), rows, samples));
        }
        return frame.withPart(size, planes);
    }

    /** The frame with other fields, each of the size of its own. */
    public static Frame woven(Frame frame, Frame top, Frame bottom) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < frame.format().planes(); i++) {
            Plane plane = frame.planes().get(i);
            int row = plane.width() * plane.sampleBytes();
            byte[] samples = new byte[plane.samples().length];
            for (int y = 0; y < plane.height(); y++) {
                Plane field = (y % 2 == 0 ? top : bottom).planes().get(i);
                System.arraycopy(field.samples(), y / 2 * row, samples, y * row, row);
            }
            planes.add(new Plane(plane.width(), plane.height(), samples));
        }
        return frame.withPicture(frame.size(), planes);
    }
}
