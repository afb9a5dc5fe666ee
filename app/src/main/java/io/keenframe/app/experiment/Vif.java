package io.keenframe.app.experiment;

/**
 * Visual information fidelity in the pixel domain (Sheikh and Bovik, 2006): which share of a picture's information
 * another still holds; 1 for equal pictures, above 1 for one with more contrast.
 */
final class Vif {
    private static final int SCALES = 4;
    private static final double EYE = 2; // the variance of the eye's own noise, for code values of 255
    private static final double LEAST = 1e-10;

    private Vif() {}

    /** The share of a reference's information in a picture of its size; NaN below 41 rows or columns. */
    static double of(Luma reference, Luma picture) {
        double kept = 0;
        double all = 0;
        Luma r = reference;
        Luma p = picture;
        for (int scale = 1; scale <= SCALES; scale++) {
            double[] window = window((1 << (SCALES - scale + 1)) + 1);
            if (scale > 1) {
                r = halved(filtered(r, window));
                p = halved(filtered(p, window));
            }
            if (Math.min(r.width(), r.height()) < window.length) {
                return Double.NaN;
            }
            Luma meanR = filtered(r, window);
            Luma meanP = filtered(p, window);
            Luma squaresR = filtered(product(r, r), window);
            Luma squaresP = filtered(product(p, p), window);
            Luma products = filtered(product(r, p), window);
            for (int i = 0; i < meanR.values().length; i++) {
                double a = meanR.values()[i];
                double b = meanP.values()[i];
                double varianceR = Math.max(0, squaresR.values()[i] - a * a);
                double varianceP = Math.max(0, squaresP.values()[i] - b * b);
                double covariance = products.values()[i] - a * b;
                double gain = varianceR < LEAST ? 0 : Math.max(0, covariance / (varianceR + LEAST));
                double noise = gain == 0 ? varianceP : Math.max(LEAST, varianceP - gain * covariance);
                kept += Math.log10(1 + gain * gain * varianceR / (noise + EYE));
                all += Math.log10(1 + varianceR / EYE);
            }
        }
        return all == 0 ? 1 : kept / all;
    }

    private static double[] window(int length) {
        double sigma = length / 5.0;
        double[] window = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double x = i - (length - 1) / 2.0;
            window[i] = Math.exp(-x * x / (2 * sigma * sigma));
            sum += window[i];
        }
        for (int i = 0; i < length; i++) {
            window[i] /= sum;
        }
        return window;
    }

    private static Luma product(Luma a, Luma b) {
        float[] product = new float[a.values().length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a.values()[i] * b.values()[i];
        }
        return new Luma(a.width(), a.height(), product);
    }

    /** Only where the window lies inside. */
    private static Luma filtered(Luma luma, double[] window) {
        int width = luma.width() - window.length + 1;
        int height = luma.height() - window.length + 1;
        if (width < 1 || height < 1) {
            return new Luma(0, 0, new float[0]);
        }
        float[] across = new float[width * luma.height()];
        for (int row = 0; row < luma.height(); row++) {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                for (int i = 0; i < window.length; i++) {
                    sum += window[i] * luma.at(row, column + i);
                }
                across[row * width + column] = (float) sum;
            }
        }
        float[] down = new float[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                for (int i = 0; i < window.length; i++) {
                    sum += window[i] * across[(row + i) * width + column];
                }
                down[row * width + column] = (float) sum;
            }
        }
        return new Luma(width, height, down);
    }

    private static Luma halved(Luma luma) {
        int width = (luma.width() + 1) / 2;
        int height = (luma.height() + 1) / 2;
        float[] half = new float[width * height];
        for (int i = 0; i < half.length; i++) {
            half[i] = luma.at(i / width * 2, i % width * 2);
        }
        return new Luma(width, height, half);
    }
}
