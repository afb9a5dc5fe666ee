package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;

/**
 * A frame's code values to RGB in [-1, 1] and back, both affine: rows of three weights and a constant.
 *
 * <p>Nothing is clipped, so values outside the gamut or the nominal range survive the way there and back.
 *
 * @param toRgb from the first three planes (Y, Cb, Cr or G, B, R; gray in the first) to R, G, B
 * @param fromRgb the inverse
 */
record ColourTransform(float[][] toRgb, float[][] fromRgb) {
    static ColourTransform of(Frame frame) {
        PixelFormat format = frame.format();
        return switch (format.model()) {
            case RGB -> rgb(Levels.of(format, frame.colour().range()));
            case GRAY -> gray(Levels.of(format, frame.colour().range()), weights(frame));
            case YUV -> yuv(Levels.of(format, frame.colour().range()), weights(frame));
        };
    }

    private static ColourTransform rgb(Levels levels) {
        double gain = 2 / levels.lumaSpan();
        double offset = -levels.black() * gain - 1;
        double back = levels.lumaSpan() / 2;
        double black = levels.black() + back;
        return new ColourTransform(
                rows(new double[][] {{0, 0, gain, offset}, {gain, 0, 0, offset}, {0, gain, 0, offset}}),
                rows(new double[][] {{0, back, 0, black}, {0, 0, back, black}, {back, 0, 0, black}}));
    }

    private static ColourTransform gray(Levels levels, Weights w) {
        double gain = 2 / levels.lumaSpan();
        double[] there = {gain, 0, 0, -levels.black() * gain - 1};
        double back = levels.lumaSpan() / 2;
        double[] luma = {w.red() * back, w.green() * back, w.blue() * back, levels.black() + back};
        return new ColourTransform(rows(new double[][] {there, there, there}), rows(new double[][] {luma, luma, luma}));
    }

    private static ColourTransform yuv(Levels levels, Weights w) {
        double luma = 2 / levels.lumaSpan();
        double cr = 4 * (1 - w.red()) / levels.chromaSpan();
        double cb = 4 * (1 - w.blue()) / levels.chromaSpan();
        double greenCr = -cr * w.red() / w.green();
        double greenCb = -cb * w.blue() / w.green();
        double black = -levels.black() * luma - 1;
        double middle = levels.middle();
        double[][] toRgb = {
            {luma, 0, cr, black - cr * middle},
            {luma, greenCb, greenCr, black - (greenCb + greenCr) * middle},
            {luma, cb, 0, black - cb * middle}
        };
        double span = levels.lumaSpan() / 2;
        double u = levels.chromaSpan() / (4 * (1 - w.blue()));
        double v = levels.chromaSpan() / (4 * (1 - w.red()));
        double[][] fromRgb = {
            {span * w.red(), span * w.green(), span * w.blue(), levels.black() + span},
            {-u * w.red(), -u * w.green(), u * (1 - w.blue()), middle},
            {v * (1 - w.red()), -v * w.green(), -v * w.blue(), middle}
        };
        return new ColourTransform(rows(toRgb), rows(fromRgb));
    }

    /** One output channel of a row: {@code out[at + x] = w0 a[x] + w1 b[x] + w2 c[x] + w3}. */
    static void apply(float[] w, float[] a, float[] b, float[] c, int count, float[] out, int at) {
        float w0 = w[0];
        float w1 = w[1];
        float w2 = w[2];
        float w3 = w[3];
        for (int x = 0; x < count; x++) {
            out[at + x] = w0 * a[x] + w1 * b[x] + (w2 * c[x] + w3);
        }
    }

    private static float[][] rows(double[][] rows) {
        float[][] result = new float[rows.length][4];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < 4; k++) {
                result[i][k] = (float) rows[i][k];
            }
        }
        return result;
    }

    /** H.273's MatrixCoefficients; what is unspecified or not linear in RGB is guessed from the picture's height. */
    private static Weights weights(Frame frame) {
        return weights(frame.colour(), frame.size());
    }

    private static Weights weights(Colour colour, Size size) {
        return switch (colour.withMatrixFor(size).matrix()) {
            case 1 -> Weights.of(0.2126, 0.0722);
            case 4 -> Weights.of(0.30, 0.11);
            case 5, 6 -> Weights.of(0.299, 0.114);
            case 7 -> Weights.of(0.212, 0.087);
            case 9 -> Weights.of(0.2627, 0.0593);
            default -> weights(Colour.UNSPECIFIED, size);
        };
    }

    /** How much each primary adds to luma; together 1. */
    private record Weights(double red, double green, double blue) {
        static Weights of(double red, double blue) {
            return new Weights(red, 1 - red - blue, blue);
        }
    }

    /** Which code values are black, white and no colour. */
    private record Levels(double black, double lumaSpan, double middle, double chromaSpan) {
        static Levels of(PixelFormat format, Colour.Range range) {
            double scale = 1 << (format.depth() - 8);
            double middle = 128 * scale;
            boolean full = range == Colour.Range.UNSPECIFIED
                    ? format.model() != PixelFormat.Model.YUV
                    : range == Colour.Range.FULL;
            double top = (1 << format.depth()) - 1;
            return full ? new Levels(0, top, middle, top) : new Levels(16 * scale, 219 * scale, middle, 224 * scale);
        }
    }
}
