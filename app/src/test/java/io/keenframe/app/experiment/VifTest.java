package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VifTest {
    @Test
    void aPictureHoldsAllOfItselfAndLessWithNoise() {
        Luma luma = Textures.field(1, 0);
        double little = Vif.of(luma, Textures.with(luma, 5, 0, 10));
        double much = Vif.of(luma, Textures.with(luma, 5, 0, 60));
        assertThat(Vif.of(luma, luma)).isCloseTo(1, within(1e-3));
        assertThat(little).isBetween(0.5, 0.99);
        assertThat(much).isLessThan(0.6 * little);
    }

    @Test
    void anotherPictureHoldsNothing() {
        assertThat(Vif.of(Textures.field(1, 0), Textures.field(8, 0))).isLessThan(0.1);
    }

    @Test
    void moreContrastIsMoreThanAll() {
        Luma luma = Textures.field(1, 0);
        float[] values = luma.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1.2f * values[i];
        }
        assertThat(Vif.of(luma, new Luma(luma.width(), luma.height(), values))).isGreaterThan(1.01);
    }

    @Test
    void aTinyPictureHasNone() {
        Luma tiny = new Luma(16, 16, new float[256]);
        assertThat(Vif.of(tiny, tiny)).isNaN();
    }
}
