package io.keenframe.restorer.pixel;

/**
 * Coded components, 0 to 1, to light, 0 to 1, and back: H.273's TransferCharacteristics (table 3) as the matrices need them
 * that mix light. Below 0 they go on as above it, mirrored.
 */
final class Transfer {
    /** What a display makes of its code values: IEC 61966-2-1, whose foot gives black a finite slope. */
    static final Curve SRGB = Curve.of(1, v -> v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));

    static final Curve LINEAR = Curve.of(1, v -> v);
    static final Curve PQ = Curve.of(1, Transfer::pq);

    private static final Curve BT709 = camera(1.09929682680944, 0.018053968510807, 4.5);
    private static final Curve SMPTE240M = camera(1.1115, 0.0228, 4);
    private static final Curve HLG = Curve.of(1, Transfer::hlg);
    private static final Curve GAMMA22 = power(2.2);
    private static final Curve GAMMA28 = power(2.8);
    private static final Curve CINEMA = power(2.6);

    private Transfer() {}

    /** The curve of a code point; that of BT.709, BT.601 and BT.2020 where none is said, or one that has no inverse. */
    static Curve of(int code) {
        return switch (code) {
            case 4 -> GAMMA22;
            case 5 -> GAMMA28;
            case 7 -> SMPTE240M;
            case 8 -> LINEAR;
            case 13 -> SRGB;
            case 16 -> PQ;
            case 17 -> CINEMA;
            case 18 -> HLG;
            default -> BT709;
        };
    }

    /** A camera's: a straight foot up to a light, then a power of 0.45. */
    private static Curve camera(double alpha, double foot, double slope) {
        return Curve.of(1, v -> v < slope * foot ? v / slope : StrictMath.pow((v + alpha - 1) / alpha, 1 / 0.45));
    }

    private static Curve power(double gamma) {
        return Curve.of(1, v -> StrictMath.pow(v, gamma));
    }

    /** SMPTE ST 2084, as a share of 10,000 cd/m2. */
    static double pq(double code) {
        double power = StrictMath.pow(code, 32 / 2523.0);
        double base = Math.max(0, power - 3424 / 4096.0) / (2413 / 128.0 - 2392 / 128.0 * power);
        return StrictMath.pow(base, 16384 / 2610.0);
    }

    /** BT.2100's HLG, to the light of the scene. */
    private static double hlg(double code) {
        return code <= 0.5 ? code * code / 3 : (StrictMath.exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    }
}
