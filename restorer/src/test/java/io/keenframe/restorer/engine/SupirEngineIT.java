package io.keenframe.restorer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour.Range;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.caption.MoodyServer;
import io.keenframe.restorer.motion.Scenery;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupirEngineIT {
    private static final Path MODELS = Path.of("..", "models");
    private static final Frame FRAME = Pictures.painted(
            PixelFormat.YUV420P,
            new Size(70, 46),
            Pictures.colour(1, Range.LIMITED),
            (plane, row, column) -> plane == 0 ? 60 + 2 * row + column : 110 + row);

    private static final Size WALL = new Size(96, 64);
    private static final Frame REFERENCE = Scenery.numbered(Scenery.seen(PixelFormat.YUV420P, WALL, 0, 0), 0);
    private static final Frame SHARP = Scenery.numbered(Scenery.seen(PixelFormat.YUV420P, WALL, 5, 0), 1);
    private static final Frame BLURRED = Scenery.numbered(Scenery.blurred(REFERENCE, 1.5), 2);

    private final Engines engines = new Engines(List.of(MODELS), 1, Device.cpu(), ShiftMotion::new);

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
        try (Engines others = new Engines(List.of(MODELS), 2, Device.cpu(), ShiftMotion::new)) {
            assertThat(restored(others, Map.of("steps", "2"), Scaling.none(), NotedProgress.patient()))
                    .isEqualTo(one);
        }
    }

    @Test
    void anotherSeedGivesOtherPixels() throws InterruptedException {
        assertThat(restored(Map.of("steps", "2", "seed", "1"), Scaling.none(), NotedProgress.patient()))
                .isNotEqualTo(restored(Map.of("steps", "2", "seed", "2"), Scaling.none(), NotedProgress.patient()));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void aFramesResultIsThatOfItselfAndItsReference(Strategy strategy) throws InterruptedException {
        // Guidance to the degraded picture would hide what the U-Net makes.
        Map<String, String> settings = Map.of("steps", "2", "restore-strength", "-1", "strategy", strategy.toString());
        List<Frame> together = group(settings, REFERENCE, SHARP, BLURRED);
        assertThat(group(settings, REFERENCE, BLURRED).get(0)).isEqualTo(together.get(1));
        // Another reference is another result.
        assertThat(group(settings, SHARP, BLURRED).get(0)).isNotEqualTo(together.get(1));
    }

    @Test
    void theReferenceItselfIsRestoredAlikeByAllStrategies() throws InterruptedException {
        List<List<Frame>> results = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            results.add(group(Map.of("steps", "2", "strategy", strategy.toString()), REFERENCE, REFERENCE));
        }
        assertThat(Set.copyOf(results)).hasSize(1);
    }

    @Test
    void attentionWithoutWeightIsNone() throws InterruptedException {
        List<Frame> none = group(attending("none"), REFERENCE, SHARP);
        assertThat(group(attending("0"), REFERENCE, SHARP)).isEqualTo(none);
        assertThat(group(attending("0.8"), REFERENCE, SHARP)).isNotEqualTo(none);
    }

    @Test
    void noiseIsCarriedUnlessItIsToBeFixedOrFresh() throws InterruptedException {
        List<List<Frame>> results = new ArrayList<>();
        for (String noise : List.of("carried", "fixed", "fresh")) {
            results.add(group(Map.of("steps", "2", "restore-strength", "-1", "noise", noise), REFERENCE, SHARP));
        }
        assertThat(Set.copyOf(results)).hasSize(3);
        assertRefused(Map.of("noise", "pink"), "there is no noise 'pink'; choose one of carried, fixed, fresh");
        assertRefused(Map.of("attend-weight", "2"), "attend-weight must be from 0 to 1, not 2");
    }

    private static Map<String, String> attending(String weight) {
        Map<String, String> plain = Map.of("steps", "2", "restore-strength", "-1");
        Map<String, String> settings = new TreeMap<>(plain);
        settings.putAll(Map.of("strategy", "attend", "attend-weight", weight));
        return weight.equals("none") ? plain : settings;
    }

    private List<Frame> group(Map<String, String> parameters, Frame reference, Frame... frames)
            throws InterruptedException {
        List<Frame> restored = new ArrayList<>();
        try (Engine engine = engines.open(EngineSettings.of("supir", parameters), Scaling.none())) {
            engine.restore(new OtherReference(reference, List.of(frames)), restored::add, NotedProgress.patient());
        }
        return restored;
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
        assertRefused(Map.of("captions", "here"), "'here' is not the address of a server");
        assertRefused(
                Map.of("stepz", "2"),
                "engine supir has no setting 'stepz'; it has attend-weight, bundle, caption, caption-model");
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
                "negative", "auto",
                "preset", "fidelity"));
        all.putAll(Map.of("captions", "http://localhost:1", "caption-model", "eye", "caption-timeout", "9"));
        all.putAll(Map.of("caption", "a barn", "hold", "0.5"));
        all.putAll(Map.of("strategy", "attend", "attend-weight", "0.7", "noise", "fixed"));
        engines.check(new EngineSettings("supir", new TreeMap<>(all)), Scaling.none());
        engines.open(new EngineSettings("supir", new TreeMap<>(all)), Scaling.none())
                .close();
    }

    @Test
    void aShotIsStudiedOnlyWhereThatIsAskedFor() {
        assertThat(study(Map.of())).isEmpty();
        assertThat(study(Map.of("negative", "auto")))
                .as("supir-mini guides by nothing")
                .isEmpty();
        assertThat(study(Map.of("negative", "auto", "cfg", "4:1"))).isPresent();
        assertThat(study(Map.of("captions", "http://localhost:1"))).isPresent();
    }

    private Optional<ShotStudy> study(Map<String, String> parameters) {
        try (Engine engine = engines.open(EngineSettings.of("supir", parameters), Scaling.none())) {
            return engine.study();
        }
    }

    @Test
    void guidanceIsLoweredWhereThereIsNothingToHoldOnTo() throws InterruptedException {
        Map<String, String> guided = Map.of("steps", "2", "cfg", "4:1", "negative", "auto");
        assertThat(found(guided, Pictures.noise(PixelFormat.YUV420P, new Size(128, 96), FRAME.colour()))
                        .parameters())
                .isEqualTo(Map.of("hold", "0.00"));
        assertThat(found(guided, box()).parameters()).isEqualTo(Map.of("hold", "1.00"));

        Frame none = restored(with(guided, "hold", "0"), Scaling.none(), NotedProgress.patient());
        Frame half = restored(with(guided, "hold", "0.5"), Scaling.none(), NotedProgress.patient());
        Frame all = restored(with(guided, "hold", "1"), Scaling.none(), NotedProgress.patient());
        assertThat(none).isEqualTo(restored(with(guided, "cfg", "1"), Scaling.none(), NotedProgress.patient()));
        assertThat(half).isEqualTo(restored(with(guided, "cfg", "2.5:1"), Scaling.none(), NotedProgress.patient()));
        assertThat(all).isNotEqualTo(half).isNotEqualTo(none);
    }

    private static Frame box() {
        return Pictures.painted(
                PixelFormat.YUV420P,
                new Size(128, 96),
                FRAME.colour(),
                (plane, row, column) -> plane == 0 && row > 20 && row < 70 && column > 40 && column < 100 ? 200 : 100);
    }

    @Test
    void aCaptionIsReadBeforeTheWordsOfQuality() throws Exception {
        try (MoodyServer moody = new MoodyServer(MoodyServer.says("a barn"))) {
            ShotSettings found = found(Map.of("captions", moody.address()), box());
            assertThat(found).isEqualTo(ShotSettings.of(Map.of("caption", "a barn"), List.of()));
            assertThat(moody.questions()).hasSize(1);
        }
        Frame captioned = restored(Map.of("steps", "2", "caption", "a barn"), Scaling.none(), NotedProgress.patient());
        String words = "highly detailed, sharp, clean photograph, 4k";
        assertThat(captioned)
                .isEqualTo(restored(
                        Map.of("steps", "2", "prompt", "a barn, " + words), Scaling.none(), NotedProgress.patient()));
    }

    @Test
    void aServerThatFailsIsARemark() throws Exception {
        try (MoodyServer moody = new MoodyServer(MoodyServer.answers(404, ""))) {
            assertThat(found(Map.of("captions", moody.address(), "negative", "auto", "cfg", "4"), box()))
                    .isEqualTo(ShotSettings.of(
                            Map.of("hold", "1.00"),
                            List.of("no caption: " + moody.address() + " answered with status 404")));
        }
    }

    private ShotSettings found(Map<String, String> parameters, Frame reference) throws InterruptedException {
        return study(parameters).orElseThrow().of(reference, NotedProgress.patient());
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put(name, value);
        return all;
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
