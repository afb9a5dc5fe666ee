package io.keenframe.app.demo;

import io.keenframe.contract.frame.Plane;

/**
 * How like two pictures are, in luma.
 *
 * @param psnr the peak signal-to-noise ratio in decibels; infinite for equal pictures
 * @param ssim the structural similarity (Wang et al., 2004) over 8x8 windows, at most 1
 */
public record Likeness(double psnr, double ssim) {
    private static final int WINDOW = 8;
    private static final int STEP = 4;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    /** The likeness of two planes of one size, of 8 bits. */
    public static Likeness of(Plane a, Plane b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException(a + " and " + b + " are not of one size");
        }
        return new Likeness(psnr(a, b), ssim(a, b));
    }

    private static double psnr(Plane a, Plane b) {
        double squares = 0;
        for (int i = 0; i < a.samples().length; i++) {
            int difference = (a.samples()[i] & 0xff) - (b.samples()[i] & 0xff);
            squares += difference * difference;
        }
        return 10 * Math.log10(255 * 255 / (squares / a.samples().length));
    }

    private static double ssim(Plane a, Plane b) {
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + WINDOW <= a.height(); y += STEP) {
            for (int x = 0; x + WINDOW <= a.width(); x += STEP) {
                sum += window(a, b, y, x);
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(Plane a, Plane b, int top, int left) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int y = top; y < top + WINDOW; y++) {
            for (int x = left; x < left + WINDOW; x++) {
                int p = a.samples()[y * a.width() + x] & 0xff;
                int q = b.samples()[y * b.width() + x] & 0xff;
                sumA += p;
                sumB += q;
                squaresA += p * p;
                squaresB += q * q;
                products += p * q;
            }
        }
        double n = WINDOW * WINDOW;
        double meanA = sumA / n;
        double meanB = sumB / n;
        double covariance = products / n - meanA * meanB;
        double variances = squaresA / n - meanA * meanA + squaresB / n - meanB * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
    }
}
