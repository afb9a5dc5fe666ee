package io.keenframe.restorer.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Colour.Range;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.PixelFormat.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every matrix of H.273, against its equations. */
class ColourTransformTest {
    private static final PixelFormat YUV12 = new PixelFormat("yuv444p12le", Model.YUV, 12, 0, 0, false);
    private static final PixelFormat YUV10 = new PixelFormat("yuv444p10le", Model.YUV, 10, 0, 0, false);
    private static final Size SIZE = new Size(2, 2);

    /** No colour, and colours about it. */
    private static final int[][] CHROMAS = {
        {512, 512}, {480, 480}, {480, 512}, {480, 544}, {512, 480}, {512, 544}, {544, 480}, {544, 512}, {544, 544}
    };

    /** So many steps from black to white. */
    private static final int STEPS = 7;

    private static ColourTransform transform(PixelFormat format, Colour colour) {
        return ColourTransform.of(Pictures.flat(format, SIZE, colour, new int[format.planes()]));
    }

    private static float[] rgb(ColourTransform transform, float[] codes) {
        float[] rgb = new float[3];
        for (int c = 0; c < 3; c++) {
            ColourTransform.apply(
                    transform.toSignals()[c],
                    new float[] {codes[0]},
                    new float[] {codes[1]},
                    new float[] {codes[2]},
                    1,
                    rgb,
                    c);
        }
        transform.toRgb(rgb);
        return rgb;
    }

    private static float[] codes(ColourTransform transform, float[] rgb) {
        float[] s = transform.signals(rgb);
        float[] codes = new float[3];
        for (int c = 0; c < 3; c++) {
            float[] w = transform.fromSignals()[c];
            codes[c] = w[0] * s[0] + w[1] * s[1] + (w[2] * s[2] + w[3]);
        }
        return codes;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1", "4, 1", "5, 1", "6, 1", "7, 1", "8, 1", "9, 14", "10, 14", "10, 1", "11, 16", "12, 1", "13, 1",
        "13, 18", "14, 16", "14, 18", "15, 16"
    })
    void colourIsWhatTheStandardSays(int matrix, int transfer) {
        for (Range range : new Range[] {Range.LIMITED, Range.FULL}) {
            ColourTransform transform = transform(YUV12, new Colour(12, transfer, matrix, range, 0));
            double black = range == Range.FULL ? 0 : 256;
            double luma = range == Range.FULL ? 4095 : 3504;
            double chroma = range == Range.FULL ? 4095 : matrix == 8 ? 3504 : 3584;
            for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
                int[] steps = {i % STEPS, i / STEPS % STEPS, i / STEPS / STEPS};
                double[] colour = {steps[0] / (STEPS - 1.0), steps[1] / (STEPS - 1.0), steps[2] / (STEPS - 1.0)};
                double[] coded = Codings.of(matrix, transfer, colour[0], colour[1], colour[2]);
                float[] codes = {
                    (float) (black + luma * coded[0]),
                    (float) (2048 + chroma * coded[1]),
                    (float) (2048 + chroma * coded[2])
                };
                float[] rgb = rgb(transform, codes);
                for (int c = 0; c < 3; c++) {
                    // Of light beside strong light of another primary single precision leaves a millionth, which is
                    // little to see, and much of PQ's dark codes.
                    assertThat(Codings.light(transfer, Math.abs((rgb[c] + 1) / 2)))
                            .as("%s, %d of %.2f %.2f %.2f", range, c, colour[0], colour[1], colour[2])
                            .isCloseTo(Codings.light(transfer, colour[c]), within(2e-5));
                }
                boolean gray = colour[0] == colour[1] && colour[1] == colour[2];
                if (gray) {
                    float level = (float) (2 * colour[0] - 1);
                    assertThat(rgb).containsExactly(new float[] {level, level, level}, within(5e-4f));
                }
                assertThat(codes(transform, rgb)).containsExactly(codes, within(0.02f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17})
    void noLumaMovesByACodeValue(int matrix) {
        for (int transfer : matrix >= 14 ? new int[] {16, 18} : new int[] {1, 16}) {
            for (Range range : Range.values()) {
                ColourTransform transform = transform(YUV10, new Colour(9, transfer, matrix, range, 0));
                boolean exact = transform.nonlinear() == null || transform.nonlinear() instanceof Lifting;
                int real = 0;
                float most = 0;
                for (int luma = 0; luma < 1024; luma++) {
                    for (int chroma = 0; chroma < CHROMAS.length; chroma++) {
                        float[] codes = {luma, CHROMAS[chroma][0], CHROMAS[chroma][1]};
                        float[] rgb = rgb(transform, codes);
                        boolean exists = Math.max(Math.abs(rgb[0]), Math.max(Math.abs(rgb[1]), Math.abs(rgb[2]))) < 1.1;
                        real += exists ? 1 : 0;
                        // Colours that do not exist lose their precision in light; frames keep those that nobody
                        // changes.
                        if (exists || exact) {
                            most = Math.max(most, furthest(codes(transform, rgb), codes));
                        }
                    }
                }
                assertThat(most).as("transfer %d, %s", transfer, range).isLessThan(0.3f);
                assertThat(real).isGreaterThan(1024);
            }
        }
    }

    private static float furthest(float[] codes, float[] from) {
        float furthest = 0;
        for (int c = 0; c < 3; c++) {
            furthest = Math.max(furthest, Math.abs(codes[c] - from[c]));
        }
        return furthest;
    }

    @ParameterizedTest
    @CsvSource({"16, 10", "17, 9"})
    void whatWasLiftedIsTheSameWholeNumbers(int matrix, int depth) {
        PixelFormat format = new PixelFormat("lifted", Model.YUV, depth, 0, 0, false);
        ColourTransform transform = transform(format, new Colour(1, 1, matrix, Range.FULL, 0));
        int middle = 1 << (depth - 1);
        for (int i = 0; i < 16 * 16 * 16; i++) {
            int r = i % 16 * 17;
            int g = i / 16 % 16 * 16;
            int b = i / 256 * 15;
            int co = r - b;
            int t = b + (co >> 1);
            int cg = g - t;
            float[] codes = {t + (cg >> 1), cg + middle, co + middle};
            float[] rgb = rgb(transform, codes);
            for (int c = 0; c < 3; c++) {
                assertThat((rgb[c] + 1) / 2 * 255).isCloseTo(c == 0 ? r : c == 1 ? g : b, within(1e-3f));
            }
            assertThat(codes(transform, rgb)).containsExactly(codes);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.2126, 0.0722", "5, 0.2220, 0.0713", "6, 0.2124, 0.0866", "9, 0.2627, 0.0593", "10, 0, 0"})
    void primariesHaveTheLuminanceThatStandardsGiveThem(int code, double red, double blue) {
        LumaWeights luma = Primaries.of(code).luma();
        assertThat(luma.red()).isCloseTo(red, within(5e-5));
        assertThat(luma.blue()).isCloseTo(blue, within(5e-5));
    }

    @Test
    void whatHasNoMeaningIsTakenAsPicturesOfItsSizeAreAndSaid() {
        for (int[] said : new int[][] {{2, 3}, {2, 18}, {2, 12}, {3, 13}}) {
            Colour colour = new Colour(said[0], 2, said[1], Range.LIMITED, 0);
            assertThat(colour.withMatrixFor(new Size(720, 576)).matrix()).isEqualTo(6);
            assertThat(colour.withMatrixFor(new Size(1920, 1080)).matrix()).isEqualTo(1);
            assertThat(colour.assumption(new Size(720, 576)))
                    .hasValueSatisfying(line -> assertThat(line).contains("BT.601"));
        }
        for (int matrix : new int[] {0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}) {
            assertThat(new Colour(9, 14, matrix, Range.LIMITED, 0).assumption(SIZE))
                    .isEmpty();
        }
    }

    @Test
    void lumaOfGrayFilmsHasNoMatrix() {
        PixelFormat gray = Pictures.format("gray");
        for (int matrix = 0; matrix < 19; matrix++) {
            Frame frame = Pictures.flat(gray, SIZE, new Colour(9, 2, matrix, Range.FULL, 0), 51);
            assertThat(rgb(ColourTransform.of(frame), new float[] {51, 0, 0}))
                    .containsExactly(new float[] {-0.6f, -0.6f, -0.6f}, within(1e-6f));
        }
    }
}
