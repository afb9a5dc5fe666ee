package io.keenframe.restorer.pixel;

/** The weight of a neighbour by its distance, for making samples between samples. */
enum Kernel {
    /** Cubic through the samples (a = -0.5). */
    CATMULL_ROM(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x >= 2) {
                return 0;
            }
            return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
        }
    },
    /** Windowed sinc with three lobes. */
    LANCZOS3(3) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x >= 3 ? 0 : sinc(x) * sinc(x / 3);
        }
    };

    private final int radius;

    Kernel(int radius) {
        this.radius = radius;
    }

    /** From here on the weight is 0, in samples. */
    int radius() {
        return radius;
    }

    /** The weight at a distance in samples; the weights of all neighbours sum to about 1. */
    abstract double weight(double distance);

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
