package io.keenframe.restorer.pixel;

/**
 * L', M' and S', 0 to 1: what the eye's cones get of the light of BT.2020's primaries, coded as R', G' and B' are (BT.2100
 * table 7; H.273 equations 14 to 19 and 79 to 87).
 *
 * @param lms to light in R, G and B from light in L, M and S
 * @param rgb the inverse
 * @param transfer coded to light
 */
record ConeSignals(Matrix3 lms, Matrix3 rgb, Curve transfer) implements NonlinearMatrix {
    /** I, Ct and Cp out of L', M' and S' in PQ. */
    static final Matrix3 ICTCP_PQ = Matrix3.of(
                    new double[] {2048, 2048, 0}, new double[] {6610, -13613, 7003}, new double[] {17933, -17390, -543})
            .over(4096);

    /** The same in HLG. */
    static final Matrix3 ICTCP_HLG = Matrix3.of(
                    new double[] {2048, 2048, 0}, new double[] {3625, -7465, 3840}, new double[] {9500, -9212, -288})
            .over(4096);

    /** I, P and T of SMPTE ST 2128 out of its L', M' and S'. */
    static final Matrix3 IPT = Matrix3.of(
                    new double[] {1638, 1638, 820}, new double[] {18248, -19870, 1622}, new double[] {3300, 1463, -4763
                    })
            .over(4096);

    private static final Matrix3 BT2100 = Matrix3.of(
                    new double[] {1688, 2146, 262}, new double[] {683, 2951, 462}, new double[] {99, 309, 3688})
            .over(4096);

    /** Cones whose sensitivities overlap by 2 % rather than by 4 %. */
    private static final Matrix3 ST2128 = Matrix3.of(
                    new double[] {1747, 2169, 180}, new double[] {673, 3029, 394}, new double[] {50, 207, 3839})
            .over(4096);

    static ConeSignals bt2100(Curve transfer) {
        return new ConeSignals(BT2100.inverse(), BT2100, transfer);
    }

    static ConeSignals st2128(Curve transfer) {
        return new ConeSignals(ST2128.inverse(), ST2128, transfer);
    }

    @Override
    public void toRgb(double[] pixel) {
        mixed(pixel, lms);
    }

    @Override
    public void fromRgb(double[] pixel) {
        mixed(pixel, rgb);
    }

    private void mixed(double[] pixel, Matrix3 matrix) {
        for (int i = 0; i < 3; i++) {
            pixel[i] = transfer.at(pixel[i]);
        }
        matrix.apply(pixel);
        for (int i = 0; i < 3; i++) {
            pixel[i] = transfer.inverse(pixel[i]);
        }
    }
}
