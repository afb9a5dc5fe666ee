package io.keenframe.restorer.motion;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.pixel.FloatPlane;
import io.keenframe.restorer.pixel.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A textured wall that a camera passes, for tests: what is at x in one frame is at x + shift in another. */
public final class Scenery {
    private static final int ROOM = 32;
    private static final FloatPlane WALL = wall(256, 192);

    private Scenery() {}

    /** The wall, seen from a place; of any colour format. */
    public static Frame seen(PixelFormat format, Size size, int shiftX, int shiftY) {
        return Pictures.painted(format, size, Colour.UNSPECIFIED, (plane, row, column) -> {
            int scaleX = size.width() / format.planeWidth(plane, size.width());
            int scaleY = size.height() / format.planeHeight(plane, size.height());
            int x = ROOM + column * scaleX - shiftX;
            int y = ROOM + row * scaleY - shiftY;
            float value = WALL.values()[y * WALL.width() + x] + 10 * plane;
            return Math.round(Math.min(255, Math.max(0, value))) << (format.depth() - 8);
        });
    }

    /** The frame out of focus. */
    public static Frame blurred(Frame frame, double deviation) {
        List<Plane> planes = new ArrayList<>();
        for (Plane plane : frame.planes()) {
            planes.add(FloatPlane.of(plane)
                    .blurred(deviation * plane.width() / frame.size().width())
                    .stored(frame.format().depth()));
        }
        return frame.withPicture(frame.size(), planes);
    }

    /** The frame as the film's number {@code index}. */
    public static Frame numbered(Frame frame, int index) {
        return new Frame(index, index, 1, frame.size(), frame.format(), frame.colour(), frame.planes());
    }

    /** The mean difference of two frames' first planes, in code values, away from the edges. */
    public static double apart(Frame a, Frame b, int margin) {
        FloatPlane difference =
                FloatPlane.of(a.planes().get(0)).minus(FloatPlane.of(b.planes().get(0)));
        double sum = 0;
        int count = 0;
        for (int y = margin; y < difference.height() - margin; y++) {
            for (int x = margin; x < difference.width() - margin; x++) {
                sum += Math.abs(difference.values()[y * difference.width() + x]);
                count++;
            }
        }
        return sum / count;
    }

    private static FloatPlane wall(int width, int height) {
        SplittableRandom random = new SplittableRandom(11);
        FloatPlane noise = FloatPlane.empty(width, height);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = random.nextInt(256) - 128;
        }
        FloatPlane coarse = noise.blurred(6).times(12);
        return noise.blurred(0.9).times(0.9f).with(coarse, (a, b) -> 128 + a + b);
    }
}
