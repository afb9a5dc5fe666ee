package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Size;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static SourceInfo source(long frames, Rational rate) {
        return new SourceInfo(
                "mov",
                "h264",
                new Size(64, 48),
                PixelFormat.YUV420P,
                Colour.UNSPECIFIED,
                new Rational(1, 90000),
                rate,
                new Rational(1, 1),
                frames);
    }

    @Test
    void expectsTheStretchOnly() {
        SourceInfo source = source(250, new Rational(25, 1));
        assertThat(Standing.expected(source, TimeRange.all())).isEqualTo(250);
        assertThat(Standing.expected(source, new TimeRange(Duration.ofSeconds(2), null)))
                .isEqualTo(200);
        assertThat(Standing.expected(source, new TimeRange(null, Duration.ofMillis(500))))
                .isEqualTo(13);
        assertThat(Standing.expected(source, new TimeRange(Duration.ofSeconds(8), Duration.ofSeconds(99))))
                .isEqualTo(50);
        assertThat(Standing.expected(source, new TimeRange(Duration.ofSeconds(98), Duration.ofSeconds(99))))
                .isZero();
    }

    @Test
    void expectsNothingWhereTheContainerDoesNotSay() {
        assertThat(Standing.expected(source(0, Rational.UNKNOWN), TimeRange.all()))
                .isZero();
        assertThat(Standing.expected(
                        source(0, new Rational(25, 1)), new TimeRange(Duration.ofSeconds(1), Duration.ofSeconds(2))))
                .isZero();
    }
}
