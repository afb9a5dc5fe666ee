package io.keenframe.restorer.motion;

import io.keenframe.restorer.pixel.FloatPlane;

/**
 * Where the pixels of one picture are in another: what is at (x, y) is there at (x + dx, y + dy).
 *
 * @param dx to the right, in pixels
 * @param dy down, in pixels
 */
public record Flow(FloatPlane dx, FloatPlane dy) {
    /** A flow from pairs of dx and dy, row by row. */
    public static Flow ofPairs(int width, int height, float[] pairs) {
        FloatPlane dx = FloatPlane.empty(width, height);
        FloatPlane dy = FloatPlane.empty(width, height);
        for (int i = 0; i < width * height; i++) {
            dx.values()[i] = pairs[2 * i];
            dy.values()[i] = pairs[2 * i + 1];
        }
        return new Flow(dx, dy);
    }

    /** The flow of a picture that stands still. */
    public static Flow still(int width, int height) {
        return new Flow(FloatPlane.empty(width, height), FloatPlane.empty(width, height));
    }

    int width() {
        return dx.width();
    }

    int height() {
        return dx.height();
    }

    /** The same motion of the same picture at another size. */
    Flow at(int width, int height) {
        if (width == width() && height == height()) {
            return this;
        }
        return new Flow(
                dx.at(width, height).times((float) width / width()),
                dy.at(width, height).times((float) height / height()));
    }

    /** A plane of the other picture, at any size, where this one's things are. */
    public FloatPlane warped(FloatPlane plane) {
        int width = plane.width();
        Flow own = at(width, plane.height());
        FloatPlane result = FloatPlane.empty(width, plane.height());
        for (int i = 0; i < result.values().length; i++) {
            int column = i % width;
            int row = i / width;
            result.values()[i] =
                    plane.cubic(column + own.dx.values()[i], row + own.dy.values()[i]);
        }
        return result;
    }
}
