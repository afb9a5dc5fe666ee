package io.keenframe.media.child;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.ClosedCaptions;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** All of a frame but its samples. */
record FrameHead(
        int index, long pts, long duration, Size size, PixelFormat format, Colour colour, ClosedCaptions captions) {
    static FrameHead of(Frame frame) {
        return new FrameHead(
                frame.index(),
                frame.pts(),
                frame.duration(),
                frame.size(),
                frame.format(),
                frame.colour(),
                frame.captions());
    }

    /**
     * How many bytes the samples take.
     *
     * @throws ArithmeticException where no array holds a plane, or no buffer all of them
     */
    int bytes() {
        int bytes = 0;
        for (int i = 0; i < format.planes(); i++) {
            bytes = Math.addExact(bytes, planeBytes(i));
        }
        return bytes;
    }

    private int planeBytes(int plane) {
        int samples =
                Math.multiplyExact(format.planeWidth(plane, size.width()), format.planeHeight(plane, size.height()));
        return Math.multiplyExact(samples, format.sampleBytes());
    }

    /** The frame whose samples a buffer has. */
    Frame with(ByteBuffer samples) {
        List<Plane> planes = new ArrayList<>(format.planes());
        for (int i = 0; i < format.planes(); i++) {
            byte[] plane = new byte[planeBytes(i)];
            samples.get(plane);
            planes.add(new Plane(format.planeWidth(i, size.width()), format.planeHeight(i, size.height()), plane));
        }
        return new Frame(index, pts, duration, size, format, colour, planes, captions);
    }
}
