package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.sample.Tile;
import io.keenframe.supir.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StructureTest {
    @ParameterizedTest
    @EnumSource
    void tellsThingsFromTextures(DrawnPicture picture) {
        double structure = Structure.of(picture.degraded(0));

        if (picture.things) {
            assertThat(structure).isGreaterThan(0.9);
        } else {
            assertThat(structure).isLessThan(0.1);
        }
    }

    @Test
    void doesNotMindContrast() {
        Tensor house = DrawnPicture.HOUSE.degraded(0);
        Tensor faint = DrawnPicture.HOUSE.degraded(0);
        for (int i = 0; i < faint.values().length; i++) {
            faint.values()[i] *= 0.2f;
        }
        assertThat(Structure.of(faint)).isCloseTo(Structure.of(house), within(0.01));
    }

    @Test
    void takesStepsOfRoundingForNothing() {
        Tensor black = DrawnPicture.BLACK.degraded(0);
        for (int i = 0; i < black.values().length; i++) {
            black.values()[i] += i % DrawnPicture.SIDE < 90 ? 1 / 127.5f : 0;
        }
        assertThat(Structure.of(black)).isZero();
    }

    @Test
    void cannotTellOfOneCell() {
        Tensor picture = new Tile(0, 0, 1, 40).crop(DrawnPicture.NOISE.degraded(0));
        assertThat(Structure.of(picture)).isEqualTo(1);
    }
}
