package io.keenframe.restorer.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Colour.Range;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.supir.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PixelsTest {
    private static final Size ODD = new Size(37, 21);
    private static final PixelFormat YUV444P = Pictures.format("yuv444p");

    static Stream<PixelFormat> formats() {
        return Pictures.FORMATS.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void colourThatNobodyChangesComesBackBitForBit(PixelFormat format) {
        for (int matrix = 0; matrix <= 18; matrix++) {
            for (Range range : Range.values()) {
                Frame frame = Pictures.noise(format, ODD, Pictures.colour(matrix, range));
                Frame back = Pixels.toFrame(Pixels.toTensor(frame, ODD), frame);
                assertThat(back).as("matrix %d, range %s", matrix, range).isEqualTo(frame);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9, 16, 9",
        "9, 18, 9",
        "9, 14, 9",
        "12, 13, 9",
        "2, 8, 9",
        "10, 17, 11",
        "10, 16, 11",
        "2, 16, 14",
        "9, 18, 14",
        "9, 14, 10",
        "9, 18, 13"
    })
    void soDoColoursForOtherDisplays(int primaries, int transfer, int matrix) {
        for (PixelFormat format : Pictures.FORMATS) {
            Colour colour = new Colour(primaries, transfer, matrix, Range.LIMITED, 1);
            Frame frame = Pictures.noise(format, ODD, colour);
            Frame back = Pixels.toFrame(Pixels.toTensor(frame, ODD), frame);
            assertThat(back).as(format.name()).isEqualTo(frame);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 14", "13, 14", "14, 16", "14, 18", "15, 16", "16, 1", "17, 1"})
    void aPixelOfAMatrixThatIsNotLinearChangesAlone(int matrix, int transfer) {
        PixelFormat format = Pictures.format("yuva444p16le");
        Size size = new Size(8, 8);
        Frame frame = Pictures.painted(
                format,
                size,
                new Colour(9, transfer, matrix, Range.FULL, 0),
                (plane, row, column) -> plane == 0 ? 7_000 + 10 * column : 32_768 + 200 * plane - 10 * row);
        Tensor pixels = Pixels.toTensor(frame, size);
        for (int channel = 0; channel < 3; channel++) {
            pixels.values()[channel * 64 + 27] += 0.05f;
        }

        Frame changed = Pixels.toFrame(pixels, frame);

        for (int plane = 0; plane < 3; plane++) {
            for (int at = 0; at < 64; at++) {
                int was = frame.planes().get(plane).sample(at / 8, at % 8);
                int is = changed.planes().get(plane).sample(at / 8, at % 8);
                if (at == 27 && plane == 0) {
                    assertThat(is).isGreaterThan(was);
                } else if (at != 27) {
                    assertThat(is).isEqualTo(was);
                }
            }
        }
    }

    @Test
    void onlyWhatIsChangedChanges() {
        Frame frame = Pictures.noise(PixelFormat.YUV420P, new Size(64, 48), Pictures.colour(1, Range.LIMITED));
        Tensor pixels = Pixels.toTensor(frame, frame.size());
        for (int channel = 0; channel < 3; channel++) {
            pixels.values()[channel * 64 * 48 + 20 * 64 + 30] = 0.9f;
        }
        Frame changed = Pixels.toFrame(pixels, frame);
        for (int plane = 0; plane < 3; plane++) {
            int shift = plane == 0 ? 0 : 1;
            for (int y = 0; y < 48 >> shift; y++) {
                for (int x = 0; x < 64 >> shift; x++) {
                    boolean near = Math.abs((y << shift) - 20) <= 6 * shift && Math.abs((x << shift) - 30) <= 6 * shift;
                    if (!near) {
                        assertThat(changed.planes().get(plane).sample(y, x))
                                .as("plane %d, %d, %d", plane, x, y)
                                .isEqualTo(frame.planes().get(plane).sample(y, x));
                    }
                }
            }
        }
        assertThat(changed.planes().get(0).sample(20, 30)).isGreaterThan(200);
    }

    private static int largestMove(Plane a, Plane b) {
        int move = 0;
        for (int at = 0; at < a.width() * a.height(); at++) {
            int row = at / a.width();
            int column = at % a.width();
            move = Math.max(move, Math.abs(a.sample(row, column) - b.sample(row, column)));
        }
        return move;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void smoothChromaComesBackFromColoursThatAreAllChangedALittle(PixelFormat format) {
        Frame frame =
                Pictures.painted(format, new Size(64, 48), Pictures.colour(1, Range.LIMITED), (plane, row, column) -> {
                    double wave = Math.sin(2 * Math.PI * column / 16) + Math.cos(2 * Math.PI * row / 12);
                    return (int) Math.round((128 + 40 * wave) * (1 << (format.depth() - 8)));
                });
        Tensor pixels = Pixels.toTensor(frame, frame.size());
        for (int i = 0; i < pixels.values().length; i++) {
            pixels.values()[i] += 0.001f;
        }
        Frame back = Pixels.toFrame(pixels, frame);
        for (int i = 0; i < format.planes(); i++) {
            assertThat(largestMove(frame.planes().get(i), back.planes().get(i)) >> (format.depth() - 8))
                    .as("plane %d", i)
                    .isLessThanOrEqualTo(8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, LIMITED, 63, 102, 240, 1, -1, -1", // BT.709 red
        "6, LIMITED, 81, 90, 240, 1, -1, -1", // BT.601 red
        "9, LIMITED, 74, 97, 240, 1, -1, -1", // BT.2020 red
        "1, LIMITED, 235, 128, 128, 1, 1, 1",
        "1, LIMITED, 16, 128, 128, -1, -1, -1",
        "1, FULL, 255, 128, 128, 1, 1, 1",
        "1, UNSPECIFIED, 235, 128, 128, 1, 1, 1",
        "6, FULL, 76, 85, 255, 1, -1, -1" // JPEG's red
    })
    void knownColours(int matrix, Range range, int y, int u, int v, float red, float green, float blue) {
        Frame frame = Pictures.flat(YUV444P, new Size(2, 2), Pictures.colour(matrix, range), y, u, v);
        float[] rgb = Pixels.toTensor(frame, frame.size()).values();
        assertThat(rgb[0]).isCloseTo(red, within(0.02f));
        assertThat(rgb[4]).isCloseTo(green, within(0.02f));
        assertThat(rgb[8]).isCloseTo(blue, within(0.02f));
    }

    @Test
    void anUnspecifiedMatrixIsThatOfThePicturesHeight() {
        Colour unspecified = Pictures.colour(2, Range.LIMITED);
        for (int[] expected : new int[][] {{576, 6}, {578, 1}}) {
            Size size = new Size(2, expected[0]);
            Frame guessed = Pictures.flat(YUV444P, size, unspecified, 90, 100, 200);
            Frame said = Pictures.flat(YUV444P, size, Pictures.colour(expected[1], Range.LIMITED), 90, 100, 200);
            assertThat(Pixels.toTensor(guessed, size)).isEqualTo(Pixels.toTensor(said, size));
        }
    }

    @Test
    void rgbPlanesAreGreenBlueRed() {
        Frame frame = Pictures.flat(
                Pictures.format("gbrp"), new Size(1, 1), Pictures.colour(0, Range.UNSPECIFIED), 255, 0, 51);
        assertThat(Pixels.toTensor(frame, frame.size()).values())
                .containsExactly(new float[] {-0.6f, 1, -1}, within(1e-6f));
    }

    @Test
    void grayIsTheSameInAllChannels() {
        Frame frame = Pictures.flat(Pictures.format("gray"), new Size(1, 1), Colour.UNSPECIFIED, 51);
        assertThat(Pixels.toTensor(frame, frame.size()).values())
                .containsExactly(new float[] {-0.6f, -0.6f, -0.6f}, within(1e-6f));
    }

    @Test
    void colourStaysWhereItWasFromLeftSitedChroma() {
        // Chroma samples lie on even columns; a ramp of 4 a column in both must give R - Y a ramp of its own.
        Frame frame = Pictures.painted(
                PixelFormat.YUV420P,
                new Size(48, 8),
                Pictures.colour(1, Range.FULL),
                (plane, row, column) -> plane == 0 ? 128 : 8 * column);
        float[] rgb = Pixels.toTensor(frame, frame.size()).values();
        for (int column = 8; column < 40; column++) {
            float expected = (float) ((128 / 255.0 + 1.5748 * (4 * column - 128) / 255.0) * 2 - 1);
            assertThat(rgb[4 * 48 + column]).isCloseTo(expected, within(1e-4f));
        }
    }

    @Test
    void nothingIsClippedBeforeTheEnd() {
        Frame frame = Pictures.flat(YUV444P, new Size(1, 1), Pictures.colour(1, Range.LIMITED), 16, 128, 240);
        assertThat(Pixels.toTensor(frame, frame.size()).values()[0]).isGreaterThan(0.5f);
        assertThat(Pixels.toTensor(frame, frame.size()).values()[1]).isLessThan(-1.4f);
        Tensor bright = new Tensor(new float[] {9, 9, 9}, 1, 3, 1, 1);
        assertThat(Pixels.toFrame(bright, frame).planes().get(0).sample(0, 0)).isEqualTo(255);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anotherSizeScalesLumaAndAlphaAsLanczosDoes(PixelFormat format) {
        Size doubled = new Size(74, 42);
        Frame frame = Pictures.painted(
                format,
                ODD,
                Pictures.colour(1, Range.LIMITED),
                (plane, row, column) -> (100 + 2 * row + column) << (format.depth() - 8));
        Frame scaled = Pixels.toFrame(Pixels.toTensor(frame, doubled), frame);
        Frame expected = PlaneScaler.scale(frame, doubled);
        assertThat(scaled.size()).isEqualTo(doubled);
        assertThat(largestMove(scaled.planes().get(0), expected.planes().get(0)))
                .isLessThanOrEqualTo(1);
        if (format.alpha()) {
            int alpha = format.planes() - 1;
            assertThat(scaled.planes().get(alpha)).isEqualTo(expected.planes().get(alpha));
        }
    }

    @Test
    void alphaOfAnUnscaledFrameIsItsOwnPlane() {
        Frame frame = Pictures.noise(Pictures.format("yuva420p"), ODD, Colour.UNSPECIFIED);
        Frame back = Pixels.toFrame(Pixels.toTensor(frame, ODD), frame);
        assertThat(back.planes().get(3)).isSameAs(frame.planes().get(3));
    }
}
