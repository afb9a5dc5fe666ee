package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Colour;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How pictures that are not coded for a BT.709 display look on one, and back: a curve to the light of such a display, its
 * primaries, and its code values. Models know no other pictures.
 *
 * <p>Every step increases and has an exact inverse, so that what a model does to the picture is done to the film.
 *
 * @param light R', G' or B', 0 to 1, to the display's light, 0 to 1
 * @param gamut the film's primaries; null where they are about BT.709's
 */
record ToneMap(Curve light, @Nullable Gamut gamut) {
    /** Diffuse white of films in PQ, in candela a square metre (ITU-R BT.2408). */
    private static final double WHITE = 203;

    private static final double BRIGHTEST = 10_000;

    private static final Curve DISPLAY = Transfer.SRGB;

    private static final ToneMap BT2020 = new ToneMap(DISPLAY, Gamut.BT2020);
    private static final ToneMap DISPLAY_P3 = new ToneMap(DISPLAY, Gamut.DISPLAY_P3);
    private static final ToneMap LINEAR = new ToneMap(Transfer.LINEAR, null);
    private static final ToneMap PQ =
            new ToneMap(Curve.of(1, code -> shown(BRIGHTEST * Transfer.pq(code))), Gamut.BT2020);
    private static final ToneMap XYZ = new ToneMap(DISPLAY, Gamut.XYZ);
    private static final ToneMap PQ_XYZ = new ToneMap(PQ.light, Gamut.XYZ);

    /** Cinema's code values leave room above white (SMPTE ST 428-1). */
    private static final ToneMap CINEMA =
            new ToneMap(Curve.of(1, code -> 52.37 / 48 * StrictMath.pow(code, 2.6)), Gamut.XYZ);

    /** Up to here light is in proportion, as a share of white; further up equal steps are equal factors. */
    private static final double KNEE = 0.5;

    private static final double BEND = 0.1;

    /**
     * The map for a film's colours; empty where they are for a BT.709 display, more or less.
     *
     * <p>HLG needs no curve: it was made so that SDR displays show it well as it is (ITU-R BT.2390).
     */
    static Optional<ToneMap> of(Colour said) {
        Colour colour = said.withImplied();
        boolean xyz = colour.primaries() == 10;
        return switch (colour.transfer()) {
            case 16 -> Optional.of(xyz ? PQ_XYZ : PQ);
            case 17 -> Optional.of(CINEMA);
            case 18 -> Optional.of(BT2020);
            case 8 -> Optional.of(LINEAR);
            default ->
                switch (colour.primaries()) {
                    case 9 -> Optional.of(BT2020);
                    case 10 -> Optional.of(XYZ);
                    case 12 -> Optional.of(DISPLAY_P3);
                    default -> Optional.empty();
                };
        };
    }

    /** Pixels as they are coded to pixels as such a display shows them: RGB, plane by plane, in [-1, 1]; in place. */
    void show(float[] rgb) {
        double[] pixel = new double[3];
        int pixels = rgb.length / 3;
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                pixel[c] = light.at((rgb[c * pixels + i] + 1.0) / 2);
            }
            if (gamut != null) {
                gamut.enter(pixel);
            }
            for (int c = 0; c < 3; c++) {
                rgb[c * pixels + i] = (float) (2 * DISPLAY.inverse(pixel[c]) - 1);
            }
        }
    }

    /** The inverse of {@link #show}. */
    float[] coded(float[] shown) {
        float[] rgb = new float[shown.length];
        double[] pixel = new double[3];
        int pixels = rgb.length / 3;
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                pixel[c] = DISPLAY.at((shown[c * pixels + i] + 1.0) / 2);
            }
            if (gamut != null) {
                gamut.leave(pixel);
            }
            for (int c = 0; c < 3; c++) {
                rgb[c * pixels + i] = (float) (2 * light.inverse(pixel[c]) - 1);
            }
        }
        return rgb;
    }

    /** Light of any strength in the display's, which ends at 1. */
    private static double shown(double nits) {
        double light = nits / WHITE;
        double slope = 1 / (KNEE + BEND * StrictMath.log1p((BRIGHTEST / WHITE - KNEE) / BEND));
        return slope * (light <= KNEE ? light : KNEE + BEND * StrictMath.log1p((light - KNEE) / BEND));
    }
}
