package io.keenframe.supir;

import io.keenframe.supir.net.Seen;
import io.keenframe.supir.sample.Course;
import io.keenframe.supir.sample.Tile;

/**
 * A reference that a picture's restoration attends to.
 *
 * @param course the way of the reference's latent, with the picture's settings and size
 * @param weight from 0, for no attention, to 1, where both pictures are seen alike
 */
public record Attention(Course course, double weight) {
    public Attention {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of a reference is 0 to 1, not " + weight);
        }
    }

    /** What the network sees of the reference at a noise level. */
    Seen at(double sigma) {
        return new Seen(course.seenAt(sigma), course.hint(), (float) weight);
    }

    /** The same for the part of the pictures in a window. */
    Attention crop(Tile tile) {
        return new Attention(course.crop(tile), weight);
    }
}
