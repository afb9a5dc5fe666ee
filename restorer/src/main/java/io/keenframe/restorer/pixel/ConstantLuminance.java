package io.keenframe.restorer.pixel;

/**
 * Luma that is made of luminance rather than of R', G' and B' (BT.2020 table 4; H.273 equations 66 to 75): the signals are
 * E'Y, 0 to 1, and E'PB and E'PR, -0.5 to 0.5.
 */
final class ConstantLuminance implements NonlinearMatrix {
    private final LumaWeights weights;
    private final Curve transfer;
    private final double blueBelow;
    private final double blueAbove;
    private final double redBelow;
    private final double redAbove;

    ConstantLuminance(LumaWeights weights, Curve transfer) {
        this.weights = weights;
        this.transfer = transfer;
        blueBelow = 2 * transfer.inverse(1 - weights.blue());
        blueAbove = 2 * (1 - transfer.inverse(weights.blue()));
        redBelow = 2 * transfer.inverse(1 - weights.red());
        redAbove = 2 * (1 - transfer.inverse(weights.red()));
    }

    @Override
    public void toRgb(double[] pixel) {
        double luma = pixel[0];
        double blue = luma + pixel[1] * (pixel[1] <= 0 ? blueBelow : blueAbove);
        double red = luma + pixel[2] * (pixel[2] <= 0 ? redBelow : redAbove);
        double rest = transfer.at(luma) - weights.red() * transfer.at(red) - weights.blue() * transfer.at(blue);
        pixel[0] = red;
        pixel[1] = transfer.inverse(rest / weights.green());
        pixel[2] = blue;
    }

    @Override
    public void fromRgb(double[] pixel) {
        double luma = transfer.inverse(weights.red() * transfer.at(pixel[0])
                + weights.green() * transfer.at(pixel[1])
                + weights.blue() * transfer.at(pixel[2]));
        double blue = pixel[2] - luma;
        double red = pixel[0] - luma;
        pixel[0] = luma;
        pixel[1] = blue / (blue <= 0 ? blueBelow : blueAbove);
        pixel[2] = red / (red <= 0 ? redBelow : redAbove);
    }
}
