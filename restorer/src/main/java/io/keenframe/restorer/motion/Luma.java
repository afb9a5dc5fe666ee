package io.keenframe.restorer.motion;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;

/** A frame's brightness in 8 bits, which is all that motion is looked for in. */
final class Luma {
    private Luma() {}

    /** The first plane, Y, gray or green, with sides so many times as short. */
    static Plane of(Frame frame, int shrunk) {
        Plane plane = of(frame);
        return shrunk == 1 ? plane : shrunk(plane, shrunk);
    }

    /** The means of squares of pixels; rows and columns that fill none are left out. */
    private static Plane shrunk(Plane plane, int by) {
        int width = Math.max(1, plane.width() / by);
        int height = Math.max(1, plane.height() / by);
        byte[] samples = new byte[width * height];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int k = 0; k < by * by; k++) {
                int row = Math.min(plane.height() - 1, i / width * by + k / by);
                int column = Math.min(plane.width() - 1, i % width * by + k % by);
                sum += plane.samples()[row * plane.width() + column] & 0xff;
            }
            samples[i] = (byte) ((sum + by * by / 2) / (by * by));
        }
        return new Plane(width, height, samples);
    }

    private static Plane of(Frame frame) {
        Plane plane = frame.planes().get(0);
        PixelFormat format = frame.format();
        if (format.sampleBytes() == 1) {
            return plane;
        }
        byte[] samples = new byte[plane.width() * plane.height()];
        int shift = format.depth() - 8;
        for (int i = 0; i < samples.length; i++) {
            samples[i] =
                    (byte) (((plane.samples()[2 * i] & 0xff) | ((plane.samples()[2 * i + 1] & 0xff) << 8)) >> shift);
        }
        return new Plane(plane.width(), plane.height(), samples);
    }
}
