package io.keenframe.restorer.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.restorer.motion.Flow;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.pixel.FloatPlane;
import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CarriedNoiseTest {
    private static final Size SIZE = new Size(128, 96);
    private static final NoiseSource REFERENCE = new GaussianNoise(1);
    private static final NoiseSource FRESH = new GaussianNoise(2);

    @Test
    void aPictureThatStandsStillKeepsItsNoise() {
        Tensor noise = carried(Match.still(SIZE)).draw("start", 1, 4, 12, 16);
        assertThat(noise).isEqualTo(REFERENCE.draw("start", 1, 4, 12, 16));
    }

    @Test
    void aMovedPictureTakesItsNoiseAlong() {
        // What is at a cell of the frame is two cells to the right and one up in the reference.
        Tensor noise = carried(moved(16, -8)).draw("start", 1, 4, 12, 16);
        Tensor from = REFERENCE.draw("start", 1, 4, 12, 16);
        Tensor fresh = FRESH.draw("start", 1, 4, 12, 16);
        for (int c = 0; c < 4; c++) {
            assertThat(at(noise, c, 5, 3)).isEqualTo(at(from, c, 4, 5));
            assertThat(at(noise, c, 11, 13)).isEqualTo(at(from, c, 10, 15));
            assertThat(at(noise, c, 0, 3)).isEqualTo(at(fresh, c, 0, 3));
            assertThat(at(noise, c, 5, 14)).isEqualTo(at(fresh, c, 5, 14));
        }
    }

    @Test
    void motionIsMeasuredInPixelsOfTheFrameNotOfItsResult() {
        CarriedNoise doubled = new CarriedNoise(moved(16, 0), new Size(256, 192), 8, REFERENCE, FRESH);
        Tensor noise = doubled.draw("start", 1, 1, 24, 32);
        assertThat(at(noise, 0, 7, 3)).isEqualTo(at(REFERENCE.draw("start", 1, 1, 24, 32), 0, 7, 7));
    }

    @Test
    void noCellIsTakenTwice() {
        // Everything runs together in the middle, as where something comes nearer to what it will cover.
        Flow flow = Flow.still(128, 96);
        for (int i = 0; i < 128 * 96; i++) {
            flow.dx().values()[i] = (64 - i % 128) * 0.6f;
        }
        CellMap map = CellMap.of(new Match(flow, FloatPlane.filled(128, 96, 1)), SIZE, 8, 12, 16);
        int[] sources =
                Arrays.stream(map.sources()).filter(s -> s != CellMap.FRESH).toArray();
        assertThat(Arrays.stream(sources).distinct().count()).isEqualTo(sources.length);
        assertThat(sources).hasSizeBetween(12, 12 * 15);
        assertThat(map.isComplete()).isFalse();
    }

    @Test
    void whatIsNotFoundInTheReferenceHasNoiseOfItsOwn() {
        FloatPlane confidence = FloatPlane.filled(128, 96, 1);
        Arrays.fill(confidence.values(), 0, 128 * 48, 0.2f);
        Match match = new Match(Flow.still(128, 96), confidence);
        Tensor noise = carried(match).draw("step.1", 1, 4, 12, 16);
        assertThat(at(noise, 2, 2, 7)).isEqualTo(at(FRESH.draw("step.1", 1, 4, 12, 16), 2, 2, 7));
        assertThat(at(noise, 2, 9, 7)).isEqualTo(at(REFERENCE.draw("step.1", 1, 4, 12, 16), 2, 9, 7));
    }

    @Test
    void itStaysWhiteAndOfUnitDeviation() {
        SplittableRandom random = new SplittableRandom(5);
        Flow flow = Flow.still(512, 512);
        FloatPlane rough = FloatPlane.empty(512, 512);
        for (int i = 0; i < rough.values().length; i++) {
            rough.values()[i] = (float) random.nextDouble(-2000, 2000);
        }
        System.arraycopy(rough.blurred(16).values(), 0, flow.dx().values(), 0, 512 * 512);
        Match match = new Match(flow, FloatPlane.filled(512, 512, 1));
        Tensor noise = new CarriedNoise(match, new Size(512, 512), 8, REFERENCE, FRESH).draw("start", 1, 16, 64, 64);
        float[] x = noise.values();
        double square = 0;
        double beside = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            square += x[i] * x[i];
            beside += x[i] * x[i + 1];
        }
        assertThat(square / x.length).isCloseTo(1, within(0.02));
        assertThat(beside / x.length).isCloseTo(0, within(0.02));
        // Interpolation would repeat values in part, and a double cell in full.
        HashSet<Float> values = new HashSet<>();
        for (float value : x) {
            values.add(value);
        }
        assertThat(values).hasSizeGreaterThan((int) (0.99 * x.length));
    }

    @Test
    void cellsBeyondThePictureGoWithItsEdge() {
        CarriedNoise padded = new CarriedNoise(moved(8, 0), SIZE, 8, REFERENCE, FRESH);
        Tensor noise = padded.draw("start", 1, 1, 16, 20);
        assertThat(at(noise, 0, 15, 17)).isEqualTo(at(REFERENCE.draw("start", 1, 1, 16, 20), 0, 15, 18));
    }

    private static CarriedNoise carried(Match match) {
        return new CarriedNoise(match, SIZE, 8, REFERENCE, FRESH);
    }

    private static Match moved(float dx, float dy) {
        Flow flow = Flow.still(128, 96);
        Arrays.fill(flow.dx().values(), dx);
        Arrays.fill(flow.dy().values(), dy);
        return new Match(flow, FloatPlane.filled(128, 96, 1));
    }

    private static float at(Tensor noise, int channel, int row, int column) {
        return noise.values()[(channel * noise.size(2) + row) * noise.size(3) + column];
    }
}
