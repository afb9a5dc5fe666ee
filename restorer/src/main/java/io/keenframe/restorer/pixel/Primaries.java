package io.keenframe.restorer.pixel;

/**
 * Where a film's red, green, blue and white are in CIE 1931's diagram.
 *
 * @param xy x and y of each, in that order
 */
record Primaries(double[] xy) {
    /** Those of H.273's ColourPrimaries (table 2), a code point that has any. */
    static Primaries of(int code) {
        return switch (code) {
            case 1 -> of(0.640, 0.330, 0.300, 0.600, 0.150, 0.060, 0.3127, 0.3290);
            case 4 -> of(0.67, 0.33, 0.21, 0.71, 0.14, 0.08, 0.310, 0.316);
            case 5 -> of(0.64, 0.33, 0.29, 0.60, 0.15, 0.06, 0.3127, 0.3290);
            case 6, 7 -> of(0.630, 0.340, 0.310, 0.595, 0.155, 0.070, 0.3127, 0.3290);
            case 8 -> of(0.681, 0.319, 0.243, 0.692, 0.145, 0.049, 0.310, 0.316);
            case 9 -> of(0.708, 0.292, 0.170, 0.797, 0.131, 0.046, 0.3127, 0.3290);
            case 10 -> of(1, 0, 0, 1, 0, 0, 1 / 3.0, 1 / 3.0);
            case 11 -> of(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.314, 0.351);
            case 12 -> of(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.3127, 0.3290);
            case 22 -> of(0.630, 0.340, 0.295, 0.605, 0.155, 0.077, 0.3127, 0.3290);
            default -> throw new IllegalArgumentException("no primaries: " + code);
        };
    }

    private static Primaries of(double... xy) {
        return new Primaries(xy);
    }

    /** The luminance of each, where all of them together are white (H.273, equations 39 to 44). */
    LumaWeights luma() {
        double[][] columns = new double[3][3];
        for (int i = 0; i < 3; i++) {
            columns[0][i] = xy[2 * i];
            columns[1][i] = xy[2 * i + 1];
            columns[2][i] = 1 - xy[2 * i] - xy[2 * i + 1];
        }
        double[] strengths = {xy[6] / xy[7], 1, (1 - xy[6] - xy[7]) / xy[7]};
        new Matrix3(columns).inverse().apply(strengths);
        return LumaWeights.of(strengths[0] * xy[1], strengths[2] * xy[5]);
    }
}
