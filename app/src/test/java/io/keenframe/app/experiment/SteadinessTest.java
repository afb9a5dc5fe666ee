package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A camera that pans by three pixels a frame. */
class SteadinessTest {
    private static final int PAN = 3;

    @Test
    void theTruthIsSteady() {
        Steadiness steadiness = film((luma, i) -> luma);
        assertThat(steadiness.flicker()).isZero();
        assertThat(steadiness.sticking()).isZero();
    }

    @Test
    void detailThatStaysOnTheScreenSticks() {
        Steadiness steadiness = film((luma, i) -> Textures.with(luma, 7, 0, 20));
        assertThat(steadiness.sticking()).isGreaterThan(0.8);
        assertThat(steadiness.flicker()).isGreaterThan(5);
    }

    @Test
    void detailThatMovesWithTheSceneDoesNot() {
        Steadiness steadiness = film((luma, i) -> Textures.with(luma, 7, PAN * i, 20));
        assertThat(steadiness.sticking()).isLessThan(-0.8);
        assertThat(steadiness.flicker()).isCloseTo(0, within(1e-3));
    }

    @Test
    void freshNoiseFlickersAndSticksNowhere() {
        Steadiness steadiness = film((luma, i) -> Textures.with(luma, 7 + i, 0, 20));
        assertThat(steadiness.sticking()).isCloseTo(0, within(0.1));
        assertThat(steadiness.flicker()).isGreaterThan(5);
    }

    private interface Restoration {
        Luma of(Luma truth, int frame);
    }

    private static Steadiness film(Restoration restoration) {
        Steadiness steadiness = new Steadiness();
        for (int i = 1; i < 5; i++) {
            Luma before = Textures.field(1, PAN * (i - 1));
            Luma after = Textures.field(1, PAN * i);
            steadiness.add(before, after, restoration.of(before, i - 1), restoration.of(after, i));
        }
        return steadiness;
    }
}
