package io.keenframe.restorer.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.pixel.FloatPlane;
import io.keenframe.restorer.pixel.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {
    private static final Size SIZE = new Size(96, 64);
    private static final Frame HERE = Scenery.seen(PixelFormat.YUV420P, SIZE, 0, 0);

    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "yuv420p10le", "gray", "gbrp"})
    void whatMovedIsFoundAndBelieved(String format) {
        Frame here = Scenery.seen(Pictures.format(format), SIZE, 0, 0);
        Frame there = Scenery.seen(Pictures.format(format), SIZE, 4, -3);
        Match match = Match.of(here, there, new ShiftMotion());
        assertThat(match.flow().dx().values()[0]).isEqualTo(4);
        assertThat(match.flow().dy().values()[0]).isEqualTo(-3);
        assertThat(at(match, 40, 30)).isCloseTo(1, within(1e-3f));
        // What has left the picture is nowhere to be found.
        assertThat(at(match, 95, 30)).isLessThan(0.3f);
        assertThat(at(match, 40, 0)).isLessThan(0.3f);
        FloatPlane warped = match.flow().warped(FloatPlane.of(there.planes().get(0)));
        assertThat(warped.values()[30 * 96 + 40]).isEqualTo(here.planes().get(0).sample(30, 40));
    }

    @Test
    void aRoughMatchIsOneOfHalfTheSize() {
        Match match = Match.rough(HERE, Scenery.seen(PixelFormat.YUV420P, SIZE, 4, -6), new ShiftMotion());
        assertThat(match.confidence().width()).isEqualTo(48);
        assertThat(match.flow().dx().values()[0]).isEqualTo(2);
        assertThat(match.flow().at(96, 64).dy().values()[0]).isEqualTo(-6);
        assertThat(match.confidence().values()[15 * 48 + 20]).isGreaterThan(0.9f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 5})
    void aBlurredFrameStillMatchesASharpOne(double blur) {
        Match match = Match.of(Scenery.blurred(HERE, blur), HERE, new ShiftMotion());
        assertThat(mean(match.confidence())).isGreaterThan(0.95);
        Match back = Match.of(HERE, Scenery.blurred(HERE, blur), new ShiftMotion());
        assertThat(mean(back.confidence())).isGreaterThan(0.95);
    }

    @Test
    void anotherExposureIsTheSameThing() {
        Frame darker = Pictures.painted(
                HERE.format(),
                SIZE,
                HERE.colour(),
                (plane, row, column) ->
                        Math.max(0, HERE.planes().get(plane).sample(row, column) - (plane == 0 ? 20 : 0)));
        assertThat(mean(Match.of(darker, HERE, new ShiftMotion()).confidence())).isGreaterThan(0.9);
    }

    @Test
    void whatIsThereInOneAloneIsNotBelieved() {
        Frame covered = Pictures.painted(HERE.format(), SIZE, HERE.colour(), (plane, row, column) -> {
            boolean thing = plane == 0 && row >= 20 && row < 44 && column >= 30 && column < 60;
            int own = HERE.planes().get(plane).sample(row, column);
            return thing ? (own + 90) % 256 : own;
        });
        Match match = Match.of(covered, HERE, new ShiftMotion());
        assertThat(at(match, 45, 32)).isLessThan(0.3f);
        assertThat(at(match, 10, 10)).isGreaterThan(0.9f);
    }

    @Test
    void aWayBackThatEndsElsewhereIsNotBelieved() {
        Motion onlyThere = (from, to) -> {
            Flow flow = Flow.still(from.width(), from.height());
            Arrays.fill(flow.dx().values(), 3);
            return flow;
        };
        assertThat(mean(Match.of(HERE, Scenery.seen(PixelFormat.YUV420P, SIZE, 3, 0), onlyThere)
                        .confidence()))
                .isZero();
    }

    @Test
    void thePictureItselfNeedsNoSearch() {
        Motion none = (from, to) -> {
            throw new AssertionError("searched");
        };
        assertThat(Match.of(HERE, Scenery.numbered(HERE, 9), none)).isEqualTo(Match.still(SIZE));
        Frame larger = Scenery.seen(PixelFormat.YUV420P, new Size(98, 64), 0, 0);
        assertThat(Match.of(HERE, larger, none)).isEqualTo(Match.none(SIZE));
    }

    private static float at(Match match, int x, int y) {
        return match.confidence().values()[y * match.confidence().width() + x];
    }

    private static double mean(FloatPlane plane) {
        double sum = 0;
        for (float value : plane.values()) {
            sum += value;
        }
        return sum / plane.values().length;
    }
}
