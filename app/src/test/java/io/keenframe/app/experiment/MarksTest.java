package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.degrade.Wear;
import org.junit.jupiter.api.Test;

class MarksTest {
    @Test
    void blurredAreThoseAroundTheWorstOfEachPeriod() {
        Marks marks = Marks.of(16, 1, Wear.parse("blur=3,period=12"));
        assertThat(marks.blurred()).containsExactly(3, 4, 5, 6, 7, 8, 9, 15);
        assertThat(marks.besideCuts()).isEmpty();
    }

    @Test
    void eachCutHasAFrameOnEitherSide() {
        assertThat(Marks.of(24, 3, null).besideCuts()).containsExactly(7, 8, 15, 16);
    }

    @Test
    void whatIsNotBlurredHereHasNoBlurredFrames() {
        assertThat(Marks.of(8, 1, null).blurred()).isEmpty();
        assertThat(Marks.of(8, 1, Wear.parse("grain=4")).blurred()).isEmpty();
    }
}
