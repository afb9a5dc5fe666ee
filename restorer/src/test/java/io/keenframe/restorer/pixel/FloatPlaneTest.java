package io.keenframe.restorer.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.frame.Plane;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatPlaneTest {
    private static final FloatPlane NOISE = noise(23, 17);

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 3.2})
    void aBlurIsAWeightedMeanOfTheNeighbourhood(double deviation) {
        FloatPlane blurred = NOISE.blurred(deviation);
        for (int y = 0; y < 17; y++) {
            for (int x = 0; x < 23; x++) {
                assertThat(blurred.values()[y * 23 + x]).isCloseTo((float) naive(x, y, deviation), within(1e-3f));
            }
        }
    }

    @Test
    void numbersBetweenNumbersLieOnTheirPolynomials() {
        FloatPlane plane = FloatPlane.empty(9, 9);
        for (int i = 0; i < 81; i++) {
            int row = i / 9;
            plane.values()[i] = square(i % 9, row);
        }
        assertThat(plane.cubic(4.3f, 3.7f)).isCloseTo(square(4.3f, 3.7f), within(1e-3f));
        assertThat(plane.cubic(3, 5)).isEqualTo(square(3, 5));
        assertThat(NOISE.linear(2.25f, 4))
                .isCloseTo(0.75f * NOISE.values()[94] + 0.25f * NOISE.values()[95], within(1e-4f));
    }

    @Test
    void outsideTheEdgeGoesOn() {
        assertThat(NOISE.cubic(-5, -5)).isEqualTo(NOISE.values()[0]);
        assertThat(NOISE.cubic(40, 40)).isEqualTo(NOISE.values()[23 * 17 - 1]);
        FloatPlane one = FloatPlane.filled(1, 1, 7);
        assertThat(one.cubic(0.5f, 0.5f)).isEqualTo(7);
        assertThat(one.blurred(6.4).values()).containsExactly(new float[] {7}, within(1e-5f));
    }

    @Test
    void anotherSizeShowsTheSame() {
        FloatPlane ramp = FloatPlane.empty(16, 8);
        for (int i = 0; i < 128; i++) {
            ramp.values()[i] = i % 16;
        }
        assertThat(ramp.at(32, 16).linear(15.5f, 7)).isCloseTo(7.5f, within(1e-3f));
        assertThat(ramp.at(16, 8)).isSameAs(ramp);
    }

    @Test
    void codeValuesComeBack() {
        Plane deep = new Plane(2, 1, new byte[] {1, 2, (byte) 255, 3});
        assertThat(FloatPlane.of(deep).values()).containsExactly(0x201, 0x3ff);
        assertThat(FloatPlane.of(deep).stored(10)).isEqualTo(deep);
    }

    private static float square(float x, float y) {
        return 2 * x * x - x * y + 3 * y + 1;
    }

    private static double naive(int x, int y, double deviation) {
        double sum = 0;
        double weights = 0;
        int reach = (int) Math.ceil(3 * deviation);
        for (int j = -reach; j <= reach; j++) {
            for (int i = -reach; i <= reach; i++) {
                double weight = Math.exp(-(i * i + j * j) / (2 * deviation * deviation));
                int column = Math.min(22, Math.max(0, x + i));
                int row = Math.min(16, Math.max(0, y + j));
                sum += weight * NOISE.values()[row * 23 + column];
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static FloatPlane noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(3);
        FloatPlane plane = FloatPlane.empty(width, height);
        for (int i = 0; i < plane.values().length; i++) {
            plane.values()[i] = random.nextInt(256);
        }
        return plane;
    }
}
