package io.keenframe.restorer.motion;

import io.keenframe.restorer.pixel.FloatPlane;

/**
 * How far a flow is to be believed: as far as the way back ends where it began, and what it leads to looks the same once
 * both are equally blurred.
 *
 * @param there from the frame to the reference
 * @param back from the reference to the frame
 */
record Belief(Flow there, Flow back) {
    /** How far from its beginning a way there and back may end, in pixels: no doubt up to the first, no belief from the second. */
    private static final float CLOSED = 0.7f;

    private static final float OPEN = 2;

    /** What share of its length a way may miss its beginning by besides. */
    private static final float SLACK = 0.03f;

    /** Differences of brightness, of 255, that grain and compression leave under a blur, and those that they do not. */
    private static final float ALIKE = 5;

    private static final float UNLIKE = 14;

    /** The blurs that two pictures are compared under, in pixels. */
    private static final double FINE = 2;

    private static final double[] COARSER = {3.5, 6};

    /** Removes what single pixels say against their surroundings. */
    private static final double SMOOTHING = 1.5;

    /** The confidence at each pixel of the frame. */
    FloatPlane in(FloatPlane frame, FloatPlane reference) {
        FloatPlane closed = closed();
        FloatPlane alike = alike(frame, there.warped(reference), closed);
        return closed.with(alike, (a, b) -> a * b).blurred(SMOOTHING);
    }

    private FloatPlane closed() {
        int width = there.width();
        int height = there.height();
        FloatPlane result = FloatPlane.empty(width, height);
        for (int i = 0; i < width * height; i++) {
            float dx = there.dx().values()[i];
            float dy = there.dy().values()[i];
            int column = i % width;
            int row = i / width;
            float x = column + dx;
            float y = row + dy;
            boolean outside = x < -0.5f || y < -0.5f || x > width - 0.5f || y > height - 0.5f;
            double missed =
                    Math.hypot(dx + back.dx().linear(x, y), dy + back.dy().linear(x, y));
            float allowed = SLACK * (float) Math.hypot(dx, dy);
            result.values()[i] = outside ? 0 : 1 - step(CLOSED + allowed, OPEN + 2 * allowed, (float) missed);
        }
        return result;
    }

    /** Compares at equal blur: either picture may be the blurred one, by an amount that is not known. */
    private static FloatPlane alike(FloatPlane frame, FloatPlane reference, FloatPlane closed) {
        FloatPlane lit = brightened(reference, frame, closed);
        FloatPlane a = frame.blurred(FINE);
        FloatPlane b = lit.blurred(FINE);
        FloatPlane least = a.with(b, Belief::apart);
        for (double blur : COARSER) {
            FloatPlane coarse = a.with(lit.blurred(blur), Belief::apart);
            FloatPlane other = frame.blurred(blur).with(b, Belief::apart);
            least = least.with(coarse, Math::min).with(other, Math::min);
        }
        return least.with(least, (difference, same) -> 1 - step(ALIKE, UNLIKE, difference));
    }

    /** The reference as bright as the frame, where exposure drifts over a shot. */
    private static FloatPlane brightened(FloatPlane reference, FloatPlane frame, FloatPlane closed) {
        double sum = 0;
        double weights = 1e-6;
        for (int i = 0; i < closed.values().length; i++) {
            sum += (double) closed.values()[i] * (frame.values()[i] - reference.values()[i]);
            weights += closed.values()[i];
        }
        float offset = (float) (sum / weights);
        return reference.with(reference, (value, same) -> value + offset);
    }

    private static float apart(float a, float b) {
        return Math.abs(a - b);
    }

    /** From 0 at the lower end to 1 at the upper, smoothly. */
    private static float step(float low, float high, float value) {
        float t = Math.min(1, Math.max(0, (value - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }
}
