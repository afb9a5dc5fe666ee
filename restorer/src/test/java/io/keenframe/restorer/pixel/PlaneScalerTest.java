package io.keenframe.restorer.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaneScalerTest {
    private static final Size SOURCE = new Size(29, 17);

    static Stream<PixelFormat> formats() {
        return Pictures.FORMATS.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyPlaneIsWithinOneOfTheDefinition(PixelFormat format) {
        for (int location : List.of(0, 4, 6)) {
            Colour colour = new Colour(1, 1, 1, Colour.Range.LIMITED, location);
            Frame frame = Pictures.noise(format, SOURCE, colour);
            for (Size size : List.of(new Size(58, 34), new Size(23, 30), new Size(10, 17))) {
                Frame scaled = PlaneScaler.scale(frame, size);
                assertThat(scaled.size()).isEqualTo(size);
                for (int i = 0; i < format.planes(); i++) {
                    assertWithinOne(scaled.planes().get(i), NaiveLanczos.scale(frame, i, size));
                }
            }
        }
    }

    private static void assertWithinOne(Plane actual, double[][] expected) {
        for (int row = 0; row < actual.height(); row++) {
            for (int column = 0; column < actual.width(); column++) {
                // Half a code value for rounding, and a little for float's own.
                assertThat((double) actual.sample(row, column)).isCloseTo(expected[row][column], within(0.53));
            }
        }
    }

    @Test
    void theSameSizeGivesTheSamePlanes() {
        Frame frame = Pictures.noise(PixelFormat.YUV420P, SOURCE, Colour.UNSPECIFIED);
        Frame scaled = PlaneScaler.scale(frame, SOURCE);
        for (int i = 0; i < 3; i++) {
            assertThat(scaled.planes().get(i)).isSameAs(frame.planes().get(i));
        }
    }

    @Test
    void aFlatPictureStaysFlat() {
        Frame frame = Pictures.flat(PixelFormat.YUV420P, SOURCE, Colour.UNSPECIFIED, 235, 17, 255);
        Frame scaled = PlaneScaler.scale(frame, new Size(100, 7));
        assertThat(scaled)
                .isEqualTo(Pictures.flat(PixelFormat.YUV420P, new Size(100, 7), Colour.UNSPECIFIED, 235, 17, 255));
    }

    @Test
    void aRampOfLumaAndChromaStaysInRegister() {
        // Chroma sited left lies on even luma columns: both ramps are 4 a column, and must be so after doubling.
        Frame ramp = Pictures.painted(
                PixelFormat.YUV420P,
                new Size(48, 8),
                Colour.UNSPECIFIED,
                (plane, row, column) -> plane == 0 ? 4 * column : 8 * column);
        Frame scaled = PlaneScaler.scale(ramp, new Size(96, 16));
        Plane luma = scaled.planes().get(0);
        Plane chroma = scaled.planes().get(1);
        for (int column = 8; column < 40; column++) {
            assertThat(chroma.sample(4, column)).isCloseTo(luma.sample(8, 2 * column), within(1));
        }
    }
}
