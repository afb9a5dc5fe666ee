package io.keenframe.restorer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour.Range;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupirEngineIT {
    private static final Path MODELS = Path.of("..", "models");
    private static final Frame FRAME = Pictures.painted(
            PixelFormat.YUV420P,
            new Size(70, 46),
            Pictures.colour(1, Range.LIMITED),
            (plane, row, column) -> plane == 0 ? 60 + 2 * row + column : 110 + row);

    private final Engines engines = new Engines(List.of(MODELS), 1, ShiftMotion::new);

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void aFrameIsRestoredAtTheSizeAskedFor() throws InterruptedException {
        NotedProgress progress = NotedProgress.patient();
        Frame restored = restored(Map.of("steps", "2"), new Scaling(2, null), progress);
        assertThat(restored.size()).isEqualTo(new Size(140, 92));
        assertThat(restored.format()).isEqualTo(FRAME.format());
        assertThat(restored.pts()).isEqualTo(FRAME.pts());
        assertThat(progress.stages)
                .containsSubsequence("to-rgb", "vae-encode", "diffuse", "diffuse", "vae-decode", "from-rgb");
    }

    @Test
    void theSameSettingsGiveTheSamePixelsWithAnyThreads() throws InterruptedException {
        Frame one = restored(Map.of("steps", "2"), Scaling.none(), NotedProgress.patient());
        try (Engines others = new Engines(List.of(MODELS), 2, ShiftMotion::new)) {
            assertThat(restored(others, Map.of("steps", "2"), Scaling.none(), NotedProgress.patient()))
                    .isEqualTo(one);
        }
    }

    @Test
    void anotherSeedGivesOtherPixels() throws InterruptedException {
        assertThat(restored(Map.of("steps", "2", "seed", "1"), Scaling.none(), NotedProgress.patient()))
                .isNotEqualTo(restored(Map.of("steps", "2", "seed", "2"), Scaling.none(), NotedProgress.patient()));
    }

    @Test
    void workThatIsNotWantedEndsBeforeItsLastStep() {
        NotedProgress progress = new NotedProgress(4);
        assertThatThrownBy(() -> restored(Map.of("steps", "50"), Scaling.none(), progress))
                .isInstanceOf(CancellationException.class);
        assertThat(progress.stages).hasSizeLessThan(10);
    }

    @Test
    void aMissingBundleIsNamed() {
        assertRefused(Map.of("bundle", "supir-maxi"), "there is no bundle supir-maxi");
    }

    @Test
    void anotherBundleThanTheJobsIsRefused() {
        assertRefused(Map.of("fingerprint", "abc"), "not abc): install the same files for every worker");
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertRefused(Map.of("steps", "many"), "steps must be a whole number, not many");
        assertRefused(Map.of("steps", "0"), "0");
        assertRefused(Map.of("tile", "5"), "tile must be a multiple of 4 for this model, not 5");
        assertRefused(Map.of("preset", "best"), "no preset best");
        assertRefused(Map.of("color-fix", "sepia"), "sepia");
        assertRefused(Map.of("stepz", "2"), "engine supir has no setting 'stepz'; it has bundle, cfg, color-fix");
    }

    @Test
    void allSettingsAreTaken() {
        Map<String, String> all = new TreeMap<>(Map.of("tile", "64", "vae-tile", "512"));
        all.putAll(Map.of(
                "bundle", "supir-mini",
                "steps", "3",
                "seed", "5",
                "cfg", "4.0:1.0",
                "control-scale", "0.9:0.5",
                "restore-strength", "4",
                "color-fix", "adain",
                "prompt", "a sharp film",
                "negative", "grain",
                "preset", "fidelity"));
        engines.check(new EngineSettings("supir", new TreeMap<>(all)), Scaling.none());
        engines.open(new EngineSettings("supir", new TreeMap<>(all)), Scaling.none())
                .close();
    }

    private void assertRefused(Map<String, String> parameters, String message) {
        assertThatThrownBy(() -> engines.open(EngineSettings.of("supir", parameters), Scaling.none()))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessageContaining(message);
    }

    private Frame restored(Map<String, String> parameters, Scaling scaling, Progress progress)
            throws InterruptedException {
        return restored(engines, parameters, scaling, progress);
    }

    private static Frame restored(Engines engines, Map<String, String> parameters, Scaling scaling, Progress progress)
            throws InterruptedException {
        List<Frame> restored = new ArrayList<>();
        try (Engine engine = engines.open(EngineSettings.of("supir", parameters), scaling)) {
            engine.restore(new ListedFrames(List.of(FRAME)), restored::add, progress);
        }
        return restored.get(0);
    }
}
