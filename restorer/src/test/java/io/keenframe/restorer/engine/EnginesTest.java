package io.keenframe.restorer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.restorer.pixel.PlaneScaler;
import io.keenframe.supir.onnx.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final Scaling DOUBLED = new Scaling(2, null);
    private static final Frame FRAME = Pictures.noise(PixelFormat.YUV420P, new Size(30, 20), Colour.UNSPECIFIED);
    private static final Frame OTHER =
            Pictures.flat(PixelFormat.YUV420P, new Size(30, 20), Colour.UNSPECIFIED, 40, 90, 190);

    private final Engines engines = new Engines(List.of(), 1, Device.cpu(), ShiftMotion::new);

    @Test
    void identityGivesTheSameFrames() throws InterruptedException {
        Engine engine = engines.open(settings("identity"), Scaling.none());
        assertThat(engine.changesNothing()).isTrue();
        assertThat(restored(engine))
                .satisfiesExactly(
                        a -> assertThat(a).isSameAs(FRAME), b -> assertThat(b).isSameAs(OTHER));
    }

    @Test
    void identityTakesTheSizeThatFramesHave() throws InterruptedException {
        Engine engine = engines.open(settings("identity"), new Scaling(1, new Size(30, 20)));
        assertThat(engine.changesNothing()).isFalse();
        assertThat(restored(engine)).hasSize(2);
    }

    @Test
    void identityDoesNotScale() {
        assertThatThrownBy(() -> engines.open(settings("identity"), DOUBLED))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessage("engine identity changes nothing and cannot scale by 2.0: choose --engine lanczos or supir,"
                        + " or leave out --scale and --size");
        Engine engine = engines.open(settings("identity"), new Scaling(1, new Size(60, 40)));
        assertThatThrownBy(() -> restored(engine))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessageContaining("cannot scale from 30x20 to 60x40");
    }

    @Test
    void lanczosScalesEveryFrame() throws InterruptedException {
        Engine engine = engines.open(settings("lanczos"), DOUBLED);
        assertThat(engine.changesNothing()).isFalse();
        assertThat(restored(engine))
                .containsExactly(
                        PlaneScaler.scale(FRAME, new Size(60, 40)), PlaneScaler.scale(OTHER, new Size(60, 40)));
    }

    @Test
    void lanczosGivesFramesOfTheRightSizeBack() throws InterruptedException {
        assertThat(engines.open(settings("lanczos"), Scaling.none()).changesNothing())
                .isTrue();
        Engine engine = engines.open(settings("lanczos"), new Scaling(1, new Size(30, 20)));
        assertThat(restored(engine).get(0)).isSameAs(FRAME);
    }

    @Test
    void anImpossibleSizeIsASettingThatNoRetryCures() {
        Engine engine = engines.open(settings("lanczos"), new Scaling(0.01, null));
        assertThatThrownBy(() -> restored(engine))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessageContaining("would become 0x0");
    }

    @Test
    void workThatIsNotWantedEnds() {
        Engine engine = engines.open(settings("lanczos"), DOUBLED);
        List<Frame> restored = new ArrayList<>();
        assertThatThrownBy(() ->
                        engine.restore(new ListedFrames(List.of(FRAME, OTHER)), restored::add, new NotedProgress(1)))
                .isInstanceOf(CancellationException.class);
        assertThat(restored).hasSize(1);
    }

    @Test
    void anUnknownEngineIsToldWhichThereAre() {
        assertThatThrownBy(() -> engines.open(settings("waifu"), Scaling.none()))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessage("there is no engine 'waifu'; choose one of supir, onnx, lanczos, identity");
    }

    @Test
    void anUnknownSettingIsNamed() {
        EngineSettings settings = EngineSettings.of("lanczos", Map.of("steps", "4"));
        assertThatThrownBy(() -> engines.open(settings, DOUBLED))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessage("engine lanczos has no setting 'steps'; it has strategy");
    }

    private static EngineSettings settings(String engine) {
        return EngineSettings.of(engine, Map.of());
    }

    private static List<Frame> restored(Engine engine) throws InterruptedException {
        List<Frame> restored = new ArrayList<>();
        engine.restore(new ListedFrames(List.of(FRAME, OTHER)), restored::add, NotedProgress.patient());
        return restored;
    }
}
