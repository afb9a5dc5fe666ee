package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import org.jspecify.annotations.Nullable;

/**
 * A frame's code values to RGB in [-1, 1] and back, by H.273's MatrixCoefficients. Rows of three weights and a constant make
 * signals of them; those are R, G and B themselves, but for the matrices that are not linear.
 *
 * <p>Nothing is clipped, so values outside the gamut or the nominal range survive the way there and back.
 *
 * @param toSignals from the first three planes (Y, Cb, Cr or G, B, R; gray in the first) to three signals
 * @param fromSignals the inverse
 * @param nonlinear the way from the signals to RGB; null where they are RGB
 */
record ColourTransform(
        float[][] toSignals,
        float[][] fromSignals,
        @Nullable NonlinearMatrix nonlinear) {
    /** R, G and B out of Y, Cg and Co (equations 54 to 57). */
    private static final Matrix3 YCGCO =
            Matrix3.of(new double[] {1, -1, 1}, new double[] {1, 1, 0}, new double[] {1, -1, -1});

    /** X', Y' and Z' out of Y', D'Z and D'X (SMPTE ST 2085; equations 76 to 78). */
    private static final Matrix3 YDZDX = Matrix3.of(
            new double[] {0.991902, 0, 2}, new double[] {1, 0, 0}, new double[] {1 / 0.986566, 2 / 0.986566, 0});

    private static final Matrix3 UNITY =
            Matrix3.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1});

    private static final int HLG = 18;

    static ColourTransform of(Frame frame) {
        PixelFormat format = frame.format();
        Colour colour = frame.colour().withMatrixFor(frame.size()).withImplied();
        Levels levels = Levels.of(format, colour.range());
        return switch (format.model()) {
            case RGB -> rgb(levels);
            case GRAY -> gray(levels, LumaWeights.of(colour));
            case YUV -> yuv(levels, colour, format.depth());
        };
    }

    private static ColourTransform rgb(Levels levels) {
        double gain = 2 / levels.lumaSpan();
        double offset = -levels.black() * gain - 1;
        double back = levels.lumaSpan() / 2;
        double black = levels.black() + back;
        return new ColourTransform(
                rows(new double[][] {{0, 0, gain, offset}, {gain, 0, 0, offset}, {0, gain, 0, offset}}),
                rows(new double[][] {{0, back, 0, black}, {0, 0, back, black}, {back, 0, 0, black}}),
                null);
    }

    private static ColourTransform gray(Levels levels, LumaWeights w) {
        double gain = 2 / levels.lumaSpan();
        double[] there = {gain, 0, 0, -levels.black() * gain - 1};
        double back = levels.lumaSpan() / 2;
        double[] luma = {w.red() * back, w.green() * back, w.blue() * back, levels.black() + back};
        return new ColourTransform(
                rows(new double[][] {there, there, there}), rows(new double[][] {luma, luma, luma}), null);
    }

    private static ColourTransform yuv(Levels levels, Colour colour, int depth) {
        Curve transfer = Transfer.of(colour.transfer());
        return switch (colour.matrix()) {
            case 8 -> linear(YCGCO, levels.ofCodes());
            case 10, 13 -> signals(UNITY, levels, new ConstantLuminance(LumaWeights.of(colour), transfer));
            case 11 -> linear(YDZDX, levels);
            case 14 ->
                signals(
                        (colour.transfer() == HLG ? ConeSignals.ICTCP_HLG : ConeSignals.ICTCP_PQ).inverse(),
                        levels,
                        ConeSignals.bt2100(transfer));
            case 15 -> signals(ConeSignals.IPT.inverse(), levels, ConeSignals.st2128(transfer));
            case 16, 17 -> {
                boolean full = colour.range() == Colour.Range.FULL;
                int added = colour.matrix() == 16 ? 2 : 1;
                yield signals(UNITY, new Levels(0, 1, levels.middle(), 1), new Lifting(Levels.of(depth - added, full)));
            }
            default -> linear(differences(LumaWeights.of(colour)), levels);
        };
    }

    /** R, G and B out of luma and what blue and red differ from it by (equations 36 to 38). */
    private static Matrix3 differences(LumaWeights w) {
        double cr = 2 * (1 - w.red());
        double cb = 2 * (1 - w.blue());
        return Matrix3.of(
                new double[] {1, 0, cr},
                new double[] {1, -cb * w.blue() / w.green(), -cr * w.red() / w.green()},
                new double[] {1, cb, 0});
    }

    private static ColourTransform linear(Matrix3 rgb, Levels levels) {
        return affine(rgb, levels, 2, -1, null);
    }

    private static ColourTransform signals(Matrix3 signals, Levels levels, NonlinearMatrix rgb) {
        return affine(signals, levels, 1, 0, rgb);
    }

    /** By a matrix of E'Y, E'PB and E'PR, whose results are stretched and moved. */
    private static ColourTransform affine(
            Matrix3 matrix, Levels levels, double gain, double offset, @Nullable NonlinearMatrix nonlinear) {
        double[] span = {levels.lumaSpan(), levels.chromaSpan(), levels.chromaSpan()};
        double[] zero = {levels.black(), levels.middle(), levels.middle()};
        double[][] there = new double[3][4];
        double[][] back = new double[3][4];
        Matrix3 inverse = matrix.inverse();
        for (int i = 0; i < 3; i++) {
            there[i][3] = offset;
            back[i][3] = zero[i];
            for (int k = 0; k < 3; k++) {
                there[i][k] = gain * matrix.rows()[i][k] / span[k];
                there[i][3] -= there[i][k] * zero[k];
                back[i][k] = span[i] * inverse.rows()[i][k] / gain;
                back[i][3] -= back[i][k] * offset;
            }
        }
        return new ColourTransform(rows(there), rows(back), nonlinear);
    }

    /** One signal of a row of pixels: {@code out[at + x] = w0 a[x] + w1 b[x] + w2 c[x] + w3}. */
    static void apply(float[] w, float[] a, float[] b, float[] c, int count, float[] out, int at) {
        float w0 = w[0];
        float w1 = w[1];
        float w2 = w[2];
        float w3 = w[3];
        for (int x = 0; x < count; x++) {
            out[at + x] = w0 * a[x] + w1 * b[x] + (w2 * c[x] + w3);
        }
    }

    /** The signals of pixels, plane by plane, to RGB in [-1, 1]; in place. */
    void toRgb(float[] signals) {
        if (nonlinear == null) {
            return;
        }
        double[] pixel = new double[3];
        int pixels = signals.length / 3;
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                pixel[c] = signals[c * pixels + i];
            }
            nonlinear.toRgb(pixel);
            for (int c = 0; c < 3; c++) {
                signals[c * pixels + i] = (float) (2 * pixel[c] - 1);
            }
        }
    }

    /** The inverse of {@link #toRgb}. */
    float[] signals(float[] rgb) {
        if (nonlinear == null) {
            return rgb;
        }
        float[] signals = new float[rgb.length];
        double[] pixel = new double[3];
        int pixels = rgb.length / 3;
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                pixel[c] = (rgb[c * pixels + i] + 1.0) / 2;
            }
            nonlinear.fromRgb(pixel);
            for (int c = 0; c < 3; c++) {
                signals[c * pixels + i] = (float) pixel[c];
            }
        }
        return signals;
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
}
