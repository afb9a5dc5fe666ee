package io.keenframe.restorer.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Colour.Range;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToneMapTest {
    private static final int PQ = 16;
    private static final int HLG = 18;
    private static final PixelFormat RGB10 = new PixelFormat("gbrp10le", PixelFormat.Model.RGB, 10, 0, 0, false);
    private static final PixelFormat YUV10 = new PixelFormat("yuv420p10le", PixelFormat.Model.YUV, 10, 1, 1, false);

    private static Colour colour(int primaries, int transfer) {
        return new Colour(primaries, transfer, 9, Range.FULL, 1);
    }

    private static float[] shown(Colour colour, double... codes) {
        float[] rgb = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            rgb[i] = (float) (2 * codes[i] - 1);
        }
        ToneMap.of(colour).orElseThrow().show(rgb);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (rgb[i] + 1) / 2;
        }
        return rgb;
    }

    @ParameterizedTest
    @CsvSource({
        // Code values of gray, of BT.2408's 18 % card and diffuse white, of 1000 cd/m2, and how bright they look.
        "16, 0, 0, 0",
        "16, 0.38, 0.35, 0.50",
        "16, 0.58, 0.75, 0.85",
        "16, 0.75, 0.85, 0.95",
        "16, 1, 0.9999, 1.0001",
        "18, 0.38, 0.35, 0.50",
        "18, 0.75, 0.74, 0.76",
        "18, 1, 0.9999, 1.0001",
        "14, 0.5, 0.4999, 0.5001"
    })
    void grayIsAsBrightAsOneExpects(int transfer, double code, double from, double to) {
        float[] gray = shown(colour(9, transfer), code, code, code);
        assertThat(gray[0]).isBetween((float) from, (float) to);
        assertThat(gray).containsExactly(new float[] {gray[0], gray[0], gray[0]}, within(1e-5f));
    }

    @ParameterizedTest
    @CsvSource({"9, 16", "9, 18", "9, 14", "12, 13", "1, 8"})
    void allColoursAreShownWithinTheDisplaysAndComeBack(int primaries, int transfer) {
        Colour colour = colour(primaries, transfer);
        Size size = new Size(33 * 33, 33);
        Frame cube = Pictures.painted(RGB10, size, colour, (plane, row, column) -> {
            int level = plane == 0 ? row : plane == 1 ? column % 33 : column / 33;
            // In PQ the lowest codes are steps of less light than single precision tells apart beside full light.
            return transfer == PQ ? Math.min(1023, 64 + 30 * level) : Math.min(1023, 32 * level);
        });
        Tensor seen = Pixels.toTensor(cube, size);
        // The noise of black is left alone, so that it may stay a little below 0.
        DoubleSummaryStatistics values = IntStream.range(0, seen.values().length)
                .mapToDouble(i -> seen.values()[i])
                .summaryStatistics();
        assertThat(values.getMin()).isGreaterThan(-1.15);
        assertThat(values.getMax()).isLessThan(1.01);
        // What single precision leaves of the most saturated colours there are: too little to change a code value.
        assertThat(largestError(seen, cube)).isLessThan(0.4);
    }

    /** In code values at 10 bits. */
    private static double largestError(Tensor seen, Frame cube) {
        float[] coded = ToneMap.of(cube.colour()).orElseThrow().coded(seen.values());
        int[] planes = {2, 0, 1};
        int pixels = coded.length / 3;
        return IntStream.range(0, coded.length)
                .mapToDouble(i -> (coded[i] + 1) / 2 * 1023
                        - cube.planes()
                                .get(planes[i / pixels])
                                .sample(
                                        i % pixels / cube.size().width(),
                                        i % cube.size().width()))
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {PQ, HLG})
    void brighterIsShownBrighterToTheLastCodeValue(int transfer) {
        double[] ramp =
                IntStream.range(0, 3 * 1024).mapToDouble(i -> i % 1024 / 1023.0).toArray();
        float[] gray = Arrays.copyOf(shown(colour(9, transfer), ramp), 1024);
        for (int i = 1; i < gray.length; i++) {
            assertThat(gray[i]).as("code %d", i).isGreaterThan(gray[i - 1]);
        }
    }

    @Test
    void saturatedColoursKeepTheirOrderAndTheirLuminance() {
        Gamut gamut = Gamut.BT2020;
        double last = 0;
        for (int i = 0; i <= 20; i++) {
            double[] red = {0.5, 0.5 - i / 40.0, 0.5 - i / 40.0};
            double luminance = 0.2627 * red[0] + 0.6780 * red[1] + 0.0593 * red[2];
            gamut.enter(red);
            assertThat(0.2126 * red[0] + 0.7152 * red[1] + 0.0722 * red[2]).isCloseTo(luminance, within(1e-4));
            assertThat(red[0] / red[1]).isGreaterThan(last);
            last = red[0] / red[1];
        }
    }

    @Test
    void whatAModelPushesBeyondWhiteEndsAtTheBrightestCode() {
        Frame frame = Pictures.flat(RGB10, new Size(1, 1), colour(9, PQ), 600, 600, 600);
        Tensor beyond = new Tensor(new float[] {1.4f, 1.4f, 1.4f}, 1, 3, 1, 1);
        assertThat(Pixels.toFrame(beyond, frame).planes().get(0).sample(0, 0)).isEqualTo(1023);
        Tensor below = new Tensor(new float[] {-1.2f, -1.2f, -1.2f}, 1, 3, 1, 1);
        assertThat(Pixels.toFrame(below, frame).planes().get(0).sample(0, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {PQ, HLG})
    void aSmallChangeStaysSmall(int transfer) {
        Size size = new Size(64, 48);
        Frame frame = Pictures.painted(
                YUV10,
                size,
                colour(9, transfer),
                (plane, row, column) -> plane == 0 ? 100 + 12 * column : 512 + (plane == 1 ? 2 : -2) * row);
        Tensor seen = Pixels.toTensor(frame, size);
        for (int i = 0; i < seen.values().length; i++) {
            seen.values()[i] += 0.004f;
        }
        Frame changed = Pixels.toFrame(seen, frame);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 4; x < size.width(); x++) {
                assertThat(changed.planes().get(0).sample(y, x)
                                - frame.planes().get(0).sample(y, x))
                        .as("%d, %d", x, y)
                        .isBetween(0, 16);
            }
        }
    }

    @Test
    void filmsForOrdinaryDisplaysAreLeftAlone() {
        for (int primaries : new int[] {1, 2, 5, 6}) {
            for (int transfer : new int[] {1, 2, 4, 6, 13}) {
                assertThat(ToneMap.of(colour(primaries, transfer))).isEmpty();
            }
        }
    }
}
