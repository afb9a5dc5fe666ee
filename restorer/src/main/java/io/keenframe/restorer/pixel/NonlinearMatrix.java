package io.keenframe.restorer.pixel;

/** What of a matrix is not linear: three signals of a pixel to R', G' and B', 0 to 1 and beyond, and back; exactly. */
sealed interface NonlinearMatrix permits ConstantLuminance, ConeSignals, Lifting {
    /** In place. */
    void toRgb(double[] pixel);

    /** In place; the inverse of {@link #toRgb}. */
    void fromRgb(double[] pixel);
}
