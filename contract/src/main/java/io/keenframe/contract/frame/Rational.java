package io.keenframe.contract.frame;

/**
 * An exact ratio, such as a time base in seconds or a frame rate in hertz.
 *
 * @param numerator above the line
 * @param denominator below it; 0 where the ratio is unknown
 */
public record Rational(int numerator, int denominator) {
    /** A ratio that is not known. */
    public static final Rational UNKNOWN = new Rational(0, 0);

    /** The ratio as a number; 0 where it is unknown. */
    public double value() {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
