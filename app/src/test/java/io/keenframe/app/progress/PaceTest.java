package io.keenframe.app.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static Duration at(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Test
    void isUnknownAtFirst() {
        Pace pace = new Pace();
        assertThat(pace.framesPerSecond(at(0))).isZero();
        pace.add(at(0), 40);
        assertThat(pace.framesPerSecond(at(5))).isZero();
    }

    @Test
    void countsWhatThisRunDid() {
        Pace pace = new Pace();
        pace.add(at(0), 40);
        pace.add(at(2), 48);
        pace.add(at(4), 56);
        assertThat(pace.framesPerSecond(at(4))).isCloseTo(4, within(1e-9));
    }

    @Test
    void followsTheLastHalfMinute() {
        Pace pace = new Pace();
        for (int second = 0; second <= 100; second++) {
            pace.add(at(second), second * 10);
        }
        for (int second = 101; second <= 200; second++) {
            pace.add(at(second), 1000 + (second - 100));
        }
        assertThat(pace.framesPerSecond(at(200))).isCloseTo(1, within(1e-9));
    }

    @Test
    void slowsDownWhereNothingComes() {
        Pace pace = new Pace();
        pace.add(at(0), 0);
        pace.add(at(1), 10);
        pace.add(at(2), 20);
        assertThat(pace.framesPerSecond(at(2.5))).isCloseTo(10, within(1e-9));
        assertThat(pace.framesPerSecond(at(30))).isCloseTo(1, within(1e-9));
    }
}
