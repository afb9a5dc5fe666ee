package io.keenframe.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.Rational;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {
    private static List<Gap> gaps(long duration, long... moments) {
        return Gap.of(new FrameHashes(
                new Rational(1, 1),
                Arrays.stream(moments)
                        .mapToObj(pts -> new FrameHash(pts, duration, 1, ""))
                        .toList()));
    }

    @Test
    void aStepMuchLongerThanTheUsualOneIsAGap() {
        assertThat(gaps(0, 0, 40, 80, 205, 245, 285)).containsExactly(new Gap(2, 120, 205));
    }

    @Test
    void framesThatSayToLastAreNoGap() {
        assertThat(gaps(125, 0, 40, 80, 205, 245, 285)).isEmpty();
    }

    @Test
    void aVaryingRateIsNoGap() {
        assertThat(gaps(40, 0, 40, 87, 120, 167, 214, 240)).isEmpty();
    }

    @Test
    void shortFilmsHaveNone() {
        assertThat(gaps(0)).isEmpty();
        assertThat(gaps(0, 5)).isEmpty();
    }
}
