package io.keenframe.app.degrade;

/** How a point spreads over a picture; lengths in pixels. */
public sealed interface Blur {
    /** No blur at all. */
    Blur NONE = new Gaussian(0);

    /** The standard deviation of the spread along one axis, over all directions: how much blur it is. */
    double spread();

    /** The same blur, that many times as wide. */
    Blur scaled(double factor);

    /** The weights of the pixels around one. */
    Kernel kernel();

    /** A soft lens: a Gaussian of this standard deviation. */
    record Gaussian(double sigma) implements Blur {
        @Override
        public double spread() {
            return sigma;
        }

        @Override
        public Blur scaled(double factor) {
            return new Gaussian(factor * sigma);
        }

        @Override
        public Kernel kernel() {
            return Kernel.of(3.5 * sigma, (x, y) -> Math.exp(-(x * x + y * y) / Math.max(1e-9, 2 * sigma * sigma)));
        }
    }

    /** A lens out of focus: an evenly lit disc of this radius. */
    record Defocus(double radius) implements Blur {
        @Override
        public double spread() {
            return radius / 2;
        }

        @Override
        public Blur scaled(double factor) {
            return new Defocus(factor * radius);
        }

        @Override
        public Kernel kernel() {
            return Kernel.of(radius, (x, y) -> Math.hypot(x, y) <= radius ? 1 : 0);
        }
    }

    /** A camera that moves while its shutter is open: a line of this length, in radians from the rows. */
    record Motion(double length, double angle) implements Blur {
        @Override
        public double spread() {
            return length / Math.sqrt(24);
        }

        @Override
        public Blur scaled(double factor) {
            return new Motion(factor * length, angle);
        }

        @Override
        public Kernel kernel() {
            return Kernel.line(length, angle);
        }
    }
}
