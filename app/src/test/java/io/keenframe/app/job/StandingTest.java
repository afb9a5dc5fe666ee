package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Size;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    void countsTheShotsThatHaveARemark() {
        JobState state = new JobState();
        state.add(shot(0, "no caption: down"));
        state.add(shot(1, "no caption: slow"));
        state.add(shot(2, "no caption: down"));
        state.add(shot(3));
        state.add(new JobEvent.Remarked(new JobId("film"), "assembly", List.of("sound converted")));
        assertThat(Standing.of(state).remarks())
                .containsExactly("sound converted", "2 of 4 shots: no caption: down", "1 of 4 shots: no caption: slow");
    }

    @Test
    void remarksOnFramesThatWereScaledAndPartsThatWereLost() {
        JobId job = new JobId("film");
        JobState state = new JobState();
        state.add(new JobEvent.FrameFilled(job, 1, 9, "frame 9 was scaled"));
        state.add(new JobEvent.PartLost(job, 0, "x", "part 0 is made anew"));
        assertThat(Standing.of(state).remarks()).containsExactly("part 0 is made anew", "frame 9 was scaled");
    }

    @Test
    void showsWhatIsWrongWithTheClusterBesideTheStagesPauses() {
        JobState state = new JobState();
        state.add(new JobEvent.Paused(new JobId("film"), "assemble", "full"));
        Standing standing = Standing.of(state);
        assertThat(standing.with(new Seen(Optional.of("no broker"), Optional.of("no room")))
                        .pauses())
                .containsOnly(
                        Map.entry("assemble", "full"),
                        Map.entry("kafka", "no broker"),
                        Map.entry(JobEvent.Paused.DISK, "no room"));
        assertThat(standing.with(new Seen(Optional.empty(), Optional.empty())).pauses())
                .hasSize(1);
    }

    private record Seen(Optional<String> gone, Optional<String> low) implements Trouble {
        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    private static JobEvent shot(int number, String... remarks) {
        return new JobEvent.ShotSettled(new JobId("film"), number, "a", new TreeMap<>(), List.of(remarks));
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
