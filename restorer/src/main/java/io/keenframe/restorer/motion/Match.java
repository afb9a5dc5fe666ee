package io.keenframe.restorer.motion;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.pixel.FloatPlane;

/**
 * How a frame lies over its reference.
 *
 * @param flow from the frame to the reference, for each luma pixel or for fewer places
 * @param confidence of each of those places, from 0 (not to be found there) to 1 (surely the same thing)
 */
public record Match(Flow flow, FloatPlane confidence) {
    /** The match of a frame with a reference, to a fraction of a pixel. */
    public static Match of(Frame frame, Frame reference, Motion motion) {
        return of(frame, reference, motion, 1);
    }

    /** The match at half the size, for a quarter of the work: good to a few pixels. */
    public static Match rough(Frame frame, Frame reference, Motion motion) {
        return of(frame, reference, motion, 2);
    }

    private static Match of(Frame frame, Frame reference, Motion motion, int shrunk) {
        Size size = frame.size();
        if (frame.planes().equals(reference.planes())) {
            return still(size);
        }
        if (!size.equals(reference.size()) || !frame.format().equals(reference.format())) {
            return none(size);
        }
        Plane here = Luma.of(frame, shrunk);
        Plane there = Luma.of(reference, shrunk);
        Flow flow = motion.between(here, there);
        Flow back = motion.between(there, here);
        return new Match(flow, new Belief(flow, back).in(FloatPlane.of(here), FloatPlane.of(there)));
    }

    /** That of a picture with itself. */
    public static Match still(Size size) {
        return new Match(Flow.still(size.width(), size.height()), FloatPlane.filled(size.width(), size.height(), 1));
    }

    /** That of pictures that have nothing in common. */
    public static Match none(Size size) {
        return new Match(Flow.still(size.width(), size.height()), FloatPlane.filled(size.width(), size.height(), 0));
    }

    /** The confidence for a plane of another size. */
    public FloatPlane confidence(int width, int height) {
        return confidence.at(width, height);
    }
}
