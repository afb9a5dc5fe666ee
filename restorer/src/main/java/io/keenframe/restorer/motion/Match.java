package io.keenframe.restorer.motion;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.pixel.FloatPlane;

/**
 * How a frame lies over its reference.
 *
 * @param flow from the frame to the reference, a number a luma pixel
 * @param confidence of each luma pixel, from 0 (not to be found there) to 1 (surely the same thing)
 */
public record Match(Flow flow, FloatPlane confidence) {
    /** The match of a frame with a reference. */
    public static Match of(Frame frame, Frame reference, Motion motion) {
        Size size = frame.size();
        if (frame.planes().equals(reference.planes())) {
            return still(size);
        }
        if (!size.equals(reference.size()) || !frame.format().equals(reference.format())) {
            return none(size);
        }
        Plane here = Luma.of(frame);
        Plane there = Luma.of(reference);
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
