package io.keenframe.restorer.strategy;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;

/** A rectangle of a frame, in luma pixels, whose corners lie on whole chroma samples. */
public record Window(int x, int y, int width, int height) {
    Window within(Size frame) {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        int right = Math.min(frame.width(), x + width);
        int bottom = Math.min(frame.height(), y + height);
        return new Window(left, top, right - left, bottom - top);
    }

    Window grown(int across, int down) {
        return new Window(x - across, y - down, width + 2 * across, height + 2 * down);
    }

    boolean overlaps(Window other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }

    Window with(Window other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width);
        int bottom = Math.max(y + height, other.y + other.height);
        return new Window(left, top, right - left, bottom - top);
    }

    double area() {
        return (double) width * height;
    }

    /** The window's size. */
    public Size size() {
        return new Size(width, height);
    }

    /** The same part of the frame at another size. */
    public Window at(Size from, Size to) {
        return new Window(
                scaled(x, from.width(), to.width()),
                scaled(y, from.height(), to.height()),
                scaled(x + width, from.width(), to.width()) - scaled(x, from.width(), to.width()),
                scaled(y + height, from.height(), to.height()) - scaled(y, from.height(), to.height()));
    }

    private static int scaled(int at, int from, int to) {
        return Math.toIntExact((long) at * to / from);
    }

    /** The part of a frame. */
    public Frame cut(Frame frame) {
        PixelFormat format = frame.format();
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            Window own = onPlane(format, i);
            byte[] samples = new byte[own.width * own.height * format.sampleBytes()];
            own.copyRows(frame.planes().get(i), own.x, own.y, samples, own.width, 0, 0, format.sampleBytes());
            planes.add(new Plane(own.width, own.height, samples));
        }
        return frame.withPart(size(), planes);
    }

    /** The frame with a part of it replaced. */
    public Frame paste(Frame part, Frame frame) {
        PixelFormat format = frame.format();
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            Window own = onPlane(format, i);
            Plane plane = frame.planes().get(i);
            byte[] samples = plane.samples().clone();
            own.copyRows(part.planes().get(i), 0, 0, samples, plane.width(), own.x, own.y, format.sampleBytes());
            planes.add(new Plane(plane.width(), plane.height(), samples));
        }
        return frame.withPicture(frame.size(), planes);
    }

    private Window onPlane(PixelFormat format, int plane) {
        int left = format.planeWidth(plane, x);
        int top = format.planeHeight(plane, y);
        return new Window(
                left, top, format.planeWidth(plane, x + width) - left, format.planeHeight(plane, y + height) - top);
    }

    private void copyRows(Plane from, int fromX, int fromY, byte[] to, int toWidth, int toX, int toY, int bytes) {
        for (int row = 0; row < height; row++) {
            int source = ((fromY + row) * from.width() + fromX) * bytes;
            int target = ((toY + row) * toWidth + toX) * bytes;
            System.arraycopy(from.samples(), source, to, target, width * bytes);
        }
    }
}
