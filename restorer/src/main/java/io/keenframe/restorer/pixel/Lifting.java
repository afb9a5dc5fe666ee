package io.keenframe.restorer.pixel;

/**
 * YCgCo in whole numbers, so that nothing is lost (H.273 equations 58 to 65): the signals are the code values of Y, and
 * those of Cg and Co less what no colour has. R, G and B have a bit or two fewer.
 *
 * @param rgb which code values of R, G and B are black and white
 */
record Lifting(Levels rgb) implements NonlinearMatrix {
    @Override
    public void toRgb(double[] pixel) {
        double cg = pixel[1];
        double co = pixel[2];
        double t = pixel[0] - half(cg);
        double blue = t - half(co);
        pixel[0] = signal(blue + co);
        pixel[1] = signal(t + cg);
        pixel[2] = signal(blue);
    }

    @Override
    public void fromRgb(double[] pixel) {
        double red = code(pixel[0]);
        double green = code(pixel[1]);
        double blue = code(pixel[2]);
        double co = red - blue;
        double t = blue + half(co);
        double cg = green - t;
        pixel[0] = t + half(cg);
        pixel[1] = cg;
        pixel[2] = co;
    }

    private double signal(double code) {
        return (code - rgb.black()) / rgb.lumaSpan();
    }

    private double code(double signal) {
        return Math.rint(signal * rgb.lumaSpan() + rgb.black());
    }

    /** A shift to the right; between whole numbers, where only scaled pictures have any, it is the nearest one's. */
    private static double half(double difference) {
        return Math.floor(Math.rint(difference) / 2);
    }
}
