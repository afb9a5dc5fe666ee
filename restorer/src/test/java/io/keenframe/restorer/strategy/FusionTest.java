package io.keenframe.restorer.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.motion.Scenery;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.FloatPlane;
import io.keenframe.restorer.pixel.Pictures;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusionTest {
    private static final Size SIZE = new Size(128, 96);
    private static final Frame SHARP = Scenery.seen(PixelFormat.YUV420P, SIZE, 0, 0);
    private static final Frame MOVED = Scenery.seen(PixelFormat.YUV420P, SIZE, 5, 2);

    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "yuv422p12le", "yuva420p", "gbrp", "gray"})
    void aBlurredFrameGetsItsDetailBack(String format) {
        Frame sharp = Scenery.seen(Pictures.format(format), SIZE, 0, 0);
        Frame blurred = Scenery.blurred(sharp, 2);
        Frame reference = Scenery.seen(Pictures.format(format), SIZE, 5, 2);
        Frame fused = Fusion.of(blurred, reference, Match.of(blurred, reference, new ShiftMotion()));
        assertThat(Scenery.apart(fused, sharp, 12)).isLessThan(0.25 * Scenery.apart(blurred, sharp, 12));
        assertThat(fused.pts()).isEqualTo(blurred.pts());
    }

    @Test
    void theBrightnessIsTheFramesOwn() {
        Frame darker = darker(Scenery.blurred(SHARP, 2), 25);
        Frame fused = Fusion.of(darker, MOVED, Match.of(darker, MOVED, new ShiftMotion()));
        assertThat(Scenery.apart(fused, darker(SHARP, 25), 12))
                .isLessThan(0.3 * Scenery.apart(darker, darker(SHARP, 25), 12));
    }

    @Test
    void aSharpFrameBorrowsNothingOfABlurredOne() {
        Frame blurred = Scenery.blurred(MOVED, 2);
        assertThat(Fusion.of(SHARP, blurred, Match.of(SHARP, blurred, new ShiftMotion())))
                .isEqualTo(SHARP);
    }

    @Test
    void whereNothingMatchesTheFrameIsLeftAlone() {
        Frame blurred = Scenery.blurred(SHARP, 2);
        assertThat(Fusion.of(blurred, MOVED, Match.none(SIZE))).isEqualTo(blurred);
    }

    @Test
    void grainIsNotTakenForDetail() {
        FloatPlane own = grain(1);
        FloatPlane other = grain(2);
        FloatPlane fused = Fusion.fused(own, other, FloatPlane.filled(128, 96, 1), 1, 1);
        double changed = 0;
        double apart = 0;
        for (int i = 0; i < own.values().length; i++) {
            changed += Math.abs(fused.values()[i] - own.values()[i]);
            apart += Math.abs(other.values()[i] - own.values()[i]);
        }
        assertThat(changed).isLessThan(0.1 * apart);
    }

    private static FloatPlane grain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatPlane plane = FloatPlane.empty(128, 96);
        for (int i = 0; i < plane.values().length; i++) {
            plane.values()[i] = 120 + 8 * (float) (random.nextDouble() + random.nextDouble() + random.nextDouble());
        }
        return plane;
    }

    private static Frame darker(Frame frame, int by) {
        return Pictures.painted(
                frame.format(),
                frame.size(),
                frame.colour(),
                (plane, row, column) ->
                        Math.max(0, frame.planes().get(plane).sample(row, column) - (plane == 0 ? by : 0)));
    }
}
