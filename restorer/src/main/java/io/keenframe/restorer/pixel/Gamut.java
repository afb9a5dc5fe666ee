package io.keenframe.restorer.pixel;

/**
 * Colours of wider primaries in those of BT.709, and back.
 *
 * <p>What BT.709 cannot show is brought in towards gray of the same luminance, the more so the further out it is, so that
 * nothing coincides and all of it can be undone.
 *
 * @param there linear light by wider primaries to linear light by BT.709's
 * @param back the inverse
 */
record Gamut(Matrix3 there, Matrix3 back) {
    static final Gamut BT2020 = of(new double[][] {
        {1.660491, -0.587641, -0.072850}, {-0.124550, 1.132900, -0.008349}, {-0.018151, -0.100579, 1.118730}
    });
    static final Gamut DISPLAY_P3 =
            of(new double[][] {{1.224940, -0.224940, 0}, {-0.042057, 1.042057, 0}, {-0.019638, -0.078636, 1.098274}});

    /** The colours of cinema, in CIE 1931's X, Y and Z (SMPTE ST 428-1); their white is D65, as BT.709's is. */
    static final Gamut XYZ = of(new double[][] {
        {3.240970, -1.537383, -0.498611}, {-0.969244, 1.875968, 0.041555}, {0.055630, -0.203977, 1.056972}
    });

    /** How far from gray a colour may be before it is brought in; 1 is as far as BT.709 goes. */
    private static final double KNEE = 0.7;

    /** How far BT.2020 goes. */
    private static final double FURTHEST = 2.3;

    /** Keeps the grain of black and of white from looking like colours at the edge of all gamuts. */
    private static final double FLOOR = 0.005;

    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;
    private static final Curve FIT = Curve.of(FURTHEST, Gamut::fitted).thenRising(1);

    private static double fitted(double distance) {
        double bend = (FURTHEST - KNEE) / (1 - KNEE);
        double beyond = (distance - KNEE) / (FURTHEST - KNEE);
        return distance <= KNEE ? distance : KNEE + (1 - KNEE) * bend * beyond / (1 + (bend - 1) * beyond);
    }

    /** Linear light, three numbers, to that by BT.709's primaries. */
    void enter(double[] rgb) {
        there.apply(rgb);
        double distance = distance(rgb);
        scale(rgb, distance <= KNEE ? 1 : FIT.at(distance) / distance);
    }

    /** The inverse of {@link #enter}. */
    void leave(double[] rgb) {
        double distance = distance(rgb);
        scale(rgb, distance <= KNEE ? 1 : FIT.inverse(distance) / distance);
        back.apply(rgb);
    }

    private static double luminance(double[] rgb) {
        return RED * rgb[0] + GREEN * rgb[1] + BLUE * rgb[2];
    }

    /** How far a colour is from gray of its luminance, as a share of the way to where a component is 0 or 1. */
    private static double distance(double[] rgb) {
        double gray = luminance(rgb);
        double down = Math.max(0, gray) + FLOOR;
        double up = Math.max(0, 1 - gray) + FLOOR;
        double distance = 0;
        for (double component : rgb) {
            distance = Math.max(distance, component > gray ? (component - gray) / up : (gray - component) / down);
        }
        return distance;
    }

    private static void scale(double[] rgb, double factor) {
        double gray = luminance(rgb);
        for (int i = 0; i < 3; i++) {
            rgb[i] = gray + factor * (rgb[i] - gray);
        }
    }

    private static Gamut of(double[][] rows) {
        Matrix3 there = new Matrix3(rows);
        return new Gamut(there, there.inverse());
    }
}
