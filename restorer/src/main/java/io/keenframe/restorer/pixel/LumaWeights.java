package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Colour;

/** How much of luma each primary is; together 1. */
record LumaWeights(double red, double green, double blue) {
    static LumaWeights of(double red, double blue) {
        return new LumaWeights(red, 1 - red - blue, blue);
    }

    /** Those of H.273's MatrixCoefficients (table 4), one that {@link Colour#withMatrixFor} leaves. */
    static LumaWeights of(Colour colour) {
        return switch (colour.matrix()) {
            case 1 -> of(0.2126, 0.0722);
            case 4 -> of(0.30, 0.11);
            case 5, 6 -> of(0.299, 0.114);
            case 7 -> of(0.212, 0.087);
            case 8, 16, 17 -> of(0.25, 0.25);
            case 9, 10, 14, 15 -> of(0.2627, 0.0593);
            case 11 -> of(0, 0);
            case 12, 13 -> Primaries.of(colour.primaries()).luma();
            default -> throw new IllegalArgumentException("no matrix: " + colour.matrix());
        };
    }
}
