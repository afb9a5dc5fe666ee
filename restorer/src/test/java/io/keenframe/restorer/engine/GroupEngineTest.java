package io.keenframe.restorer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.motion.Scenery;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.supir.onnx.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupEngineTest {
    private static final Size SIZE = new Size(128, 96);
    private static final Frame REFERENCE = Scenery.numbered(Scenery.seen(PixelFormat.YUV420P, SIZE, 0, 0), 0);
    private static final Frame MOVED = Scenery.numbered(Scenery.seen(PixelFormat.YUV420P, SIZE, -4, 1), 1);
    private static final Frame STRANGE =
            Scenery.numbered(Pictures.noise(PixelFormat.YUV420P, SIZE, REFERENCE.colour()), 2);

    private final Negatives negatives = new Negatives();
    private final NotedProgress progress = NotedProgress.patient();

    /** What it gives of a frame is plain to see, and what it was given is noted. */
    private static final class Negatives implements FrameRestorer {
        final List<Frame> given = new ArrayList<>();

        @Override
        public Frame restore(Frame frame, Size size, Sight sight, Progress progress) {
            given.add(frame);
            progress.diffused((long) size.width() * size.height());
            return frame.withPicture(size, negative(frame).planes());
        }
    }

    private static Frame negative(Frame frame) {
        return Pictures.painted(
                frame.format(),
                frame.size(),
                frame.colour(),
                (plane, row, column) -> 255 - frame.planes().get(plane).sample(row, column));
    }

    @Test
    void aRepeatedFrameCostsNothing() throws InterruptedException {
        List<Frame> results = restored(negatives, REFERENCE, Scenery.numbered(REFERENCE, 1), MOVED);
        assertThat(negatives.given).containsExactly(REFERENCE, MOVED);
        assertThat(results.get(1)).isEqualTo(Scenery.numbered(negative(REFERENCE), 1));
        assertThat(progress.diffused).isEqualTo(2L * 128 * 96);
    }

    @Test
    void anUnchangedRepeatIsTheVeryFrameThatCameIn() throws InterruptedException {
        Frame again = Scenery.numbered(REFERENCE, 1);
        assertThat(restored(new LanczosFrames(), REFERENCE, again).get(1)).isSameAs(again);
    }

    @Test
    void fusedFramesAreFusedFirst() throws InterruptedException {
        Frame blurred = Scenery.blurred(MOVED, 2);
        Frame result = restored(new FusedFrames(new LanczosFrames()), REFERENCE, blurred)
                .get(1);
        assertThat(Scenery.apart(result, MOVED, 12)).isLessThan(0.3 * Scenery.apart(blurred, MOVED, 12));
    }

    @Test
    void aPropagatedFrameIsNotRestoredButCarried() throws InterruptedException {
        List<Frame> results = restored(new PropagatedFrames(negatives), REFERENCE, MOVED);
        assertThat(negatives.given.get(0)).isEqualTo(REFERENCE);
        assertThat(Scenery.apart(results.get(1), negative(MOVED), 8)).isLessThan(2);
        assertThat(results.get(1).pts()).isEqualTo(1);
        // The edge that came into the picture is all that had to be restored.
        assertThat(progress.diffused - 128 * 96).isLessThan(128 * 96 / 2);
        assertThat(negatives.given.stream().skip(1).map(Frame::size)).doesNotContain(SIZE);
    }

    @Test
    void aFrameThatMotionCannotExplainIsRestoredItself() throws InterruptedException {
        List<Frame> results = restored(new PropagatedFrames(negatives), REFERENCE, STRANGE);
        assertThat(negatives.given).containsExactly(REFERENCE, STRANGE);
        assertThat(results.get(1).planes()).isEqualTo(negative(STRANGE).planes());
    }

    @Test
    void aPartThatMotionCannotExplainIsRestoredAlone() throws InterruptedException {
        Frame covered = Scenery.numbered(
                Pictures.painted(REFERENCE.format(), SIZE, REFERENCE.colour(), (plane, row, column) -> {
                    int own = REFERENCE.planes().get(plane).sample(row, column);
                    boolean thing = plane == 0 && row >= 32 && row < 64 && column >= 48 && column < 80;
                    return thing ? (own + 90) % 256 : own;
                }),
                1);
        Frame result =
                restored(new PropagatedFrames(negatives), REFERENCE, covered).get(1);
        assertThat(negatives.given).hasSize(2);
        assertThat(negatives.given.get(1).size()).isEqualTo(new Size(64, 64));
        assertThat(Scenery.apart(result, negative(covered), 0)).isLessThan(3);
    }

    @Test
    void theReferenceIsRestoredOnceForAllGroupsThatShareIt() throws InterruptedException {
        PropagatedFrames frames = new PropagatedFrames(negatives);
        restored(frames, REFERENCE, Scenery.numbered(REFERENCE, 3));
        restored(frames, REFERENCE, Scenery.numbered(REFERENCE, 4));
        assertThat(negatives.given).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"NONE", "FUSE", "PROPAGATE"})
    void aFramesResultDoesNotDependOnTheOrderOfWork(Strategy strategy) throws InterruptedException {
        try (Engines engines = new Engines(List.of(), 1, Device.cpu(), ShiftMotion::new)) {
            EngineSettings settings = EngineSettings.of("lanczos", Map.of("strategy", strategy.toString()));
            Engine engine = engines.open(settings, new Scaling(2, null));
            Frame blurred = Scenery.blurred(MOVED, 2);
            List<Frame> together = restored(engine, REFERENCE, blurred, STRANGE);
            Engine another = engines.open(settings, new Scaling(2, null));
            List<Frame> apart = new ArrayList<>();
            for (Frame frame : List.of(STRANGE, blurred)) {
                another.restore(new OtherReference(REFERENCE, List.of(frame)), apart::add, progress);
            }
            assertThat(together.subList(1, 3)).containsExactly(apart.get(1), apart.get(0));
        }
    }

    @Test
    void onlySupirCanAttend() {
        try (Engines engines = new Engines(List.of(), 1, Device.cpu(), ShiftMotion::new)) {
            assertThatThrownBy(() ->
                            engines.open(EngineSettings.of("lanczos", Map.of("strategy", "attend")), Scaling.none()))
                    .isInstanceOf(EngineSettingsException.class)
                    .hasMessageContaining("strategy attend is supir's alone");
            assertThatThrownBy(() ->
                            engines.open(EngineSettings.of("lanczos", Map.of("strategy", "borrow")), Scaling.none()))
                    .isInstanceOf(EngineSettingsException.class)
                    .hasMessage("there is no strategy 'borrow'; choose one of none, fuse, attend, propagate");
        }
    }

    private List<Frame> restored(FrameRestorer frames, Frame... film) throws InterruptedException {
        return restored(new GroupEngine(frames, Scaling.none(), false, new ShiftMotion(), Optional.empty()), film);
    }

    private List<Frame> restored(Engine engine, Frame... film) throws InterruptedException {
        List<Frame> results = new ArrayList<>();
        engine.restore(new OtherReference(REFERENCE, List.of(film)), results::add, progress);
        return results;
    }
}
