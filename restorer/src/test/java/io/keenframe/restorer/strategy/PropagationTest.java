package io.keenframe.restorer.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.motion.Scenery;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.restorer.pixel.PlaneScaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropagationTest {
    private static final Size SIZE = new Size(128, 96);

    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "yuv422p12le", "yuva420p", "gbrp", "gray"})
    void theReferencesResultMovesWithThePicture(String format) {
        PixelFormat own = Pictures.format(format);
        Frame sharp = Scenery.seen(own, SIZE, 0, 0);
        Frame sharpReference = Scenery.seen(own, SIZE, 4, -2);
        Frame frame = Scenery.blurred(sharp, 1.5);
        Frame reference = Scenery.blurred(sharpReference, 1.5);
        Frame carried = new Propagation(reference, sharpReference).to(frame, match(frame, reference), frame);
        assertThat(Scenery.apart(carried, sharp, 12)).isLessThan(0.15 * Scenery.apart(frame, sharp, 12));
        assertThat(carried.pts()).isEqualTo(frame.pts());
    }

    @Test
    void brightnessFollowsTheFrame() {
        Frame sharp = Scenery.seen(PixelFormat.YUV420P, SIZE, 0, 0);
        Frame dark = darker(Scenery.blurred(sharp, 1.5));
        Frame reference = Scenery.blurred(sharp, 1.5);
        Frame carried = new Propagation(reference, sharp).to(dark, match(dark, reference), dark);
        assertThat(Scenery.apart(carried, darker(sharp), 12)).isLessThan(1);
    }

    @Test
    void aResultOfAnotherSizeIsCarriedAtThatSize() {
        Size doubled = new Size(256, 192);
        Frame frame = Scenery.seen(PixelFormat.YUV420P, SIZE, 0, 0);
        Frame reference = Scenery.seen(PixelFormat.YUV420P, SIZE, 3, 3);
        Frame result = PlaneScaler.scale(reference, doubled);
        Frame wanted = PlaneScaler.scale(frame, doubled);
        Frame nothing = Pictures.flat(PixelFormat.YUV420P, doubled, frame.colour(), 0, 0, 0);
        Frame carried = new Propagation(reference, result).to(frame, match(frame, reference), nothing);
        assertThat(carried.size()).isEqualTo(doubled);
        assertThat(Scenery.apart(carried, wanted, 24)).isLessThan(1);
    }

    @Test
    void whereNothingMatchesTheFallbackShows() {
        Frame frame = Scenery.seen(PixelFormat.YUV420P, SIZE, 0, 0);
        Frame reference = Scenery.seen(PixelFormat.YUV420P, SIZE, 3, 3);
        Frame fallback = Scenery.blurred(frame, 3);
        assertThat(new Propagation(reference, reference).to(frame, Match.none(SIZE), fallback))
                .isEqualTo(fallback);
    }

    private static Match match(Frame frame, Frame reference) {
        return Match.of(frame, reference, new ShiftMotion());
    }

    private static Frame darker(Frame frame) {
        return Pictures.painted(
                frame.format(),
                frame.size(),
                frame.colour(),
                (plane, row, column) ->
                        Math.max(0, frame.planes().get(plane).sample(row, column) - (plane == 0 ? 25 : 0)));
    }
}
