package io.keenframe.restorer.pixel;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * An increasing function through 0, odd, given by its values at evenly spaced places: straight lines between them, so
 * that its inverse is exact, and a straight line beyond the last.
 */
final class Curve {
    private static final int PIECES = 4096;

    private final double step;
    private final double[] values;
    private final double beyond;

    private Curve(double step, double[] values, double beyond) {
        this.step = step;
        this.values = values;
        this.beyond = beyond;
    }

    /**
     * The curve of a function up to a place, going on as it ends there.
     *
     * @throws IllegalArgumentException where the function does not increase from 0
     */
    static Curve of(double to, DoubleUnaryOperator function) {
        double[] values = new double[PIECES + 1];
        for (int i = 0; i <= PIECES; i++) {
            values[i] = function.applyAsDouble(to * i / PIECES);
            if (i == 0 ? values[0] != 0 : values[i] <= values[i - 1]) {
                throw new IllegalArgumentException("no curve: " + values[i] + " at " + to * i / PIECES);
            }
        }
        double step = to / PIECES;
        return new Curve(step, values, (values[PIECES] - values[PIECES - 1]) / step);
    }

    /** The same, going on with another slope. */
    Curve thenRising(double slope) {
        return new Curve(step, values, slope);
    }

    double at(double x) {
        return x < 0 ? -positive(-x) : positive(x);
    }

    private double positive(double x) {
        double place = x / step;
        int i = (int) place;
        if (i >= PIECES) {
            return values[PIECES] + (x - PIECES * step) * beyond;
        }
        return values[i] + (place - i) * (values[i + 1] - values[i]);
    }

    /** Where the curve has a value. */
    double inverse(double y) {
        return y < 0 ? -place(-y) : place(y);
    }

    private double place(double y) {
        if (y >= values[PIECES]) {
            return PIECES * step + (y - values[PIECES]) / beyond;
        }
        int found = Arrays.binarySearch(values, y);
        int i = found >= 0 ? found : -found - 2;
        return (i + (y - values[i]) / (values[i + 1] - values[i])) * step;
    }
}
