package io.keenframe.restorer.motion;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;

/** A frame's brightness in 8 bits, which is all that motion is looked for in. */
final class Luma {
    private Luma() {}

    /** The first plane: Y, gray or green. */
    static Plane of(Frame frame) {
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
