package io.keenframe.restorer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.supir.onnx.Device;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** With a network that shows every pixel twice as wide and as tall: Concat of four, and DepthToSpace. */
class OnnxFramesTest {
    private static final PixelFormat FORMAT = Pictures.format("yuv444p");
    private static final Colour COLOUR = Pictures.colour(1, Colour.Range.LIMITED);

    @Test
    void theNetworkMakesThePicture() throws InterruptedException, URISyntaxException {
        // Given
        Frame frame = Pictures.flat(FORMAT, new Size(30, 20), COLOUR, 90, 110, 140);
        // When
        Frame doubled = restored(frame, new Scaling(2, null));
        // Then
        assertThat(doubled.size()).isEqualTo(new Size(60, 40));
        Plane luma = doubled.planes().get(0);
        for (int i = 0; i < 60 * 40; i++) {
            assertThat(luma.sample(i / 60, i % 60)).isEqualTo(90);
        }
    }

    @Test
    void pixelsAreWhereTheNetworkPutsThem() throws InterruptedException, URISyntaxException {
        Frame frame = Pictures.noise(FORMAT, new Size(12, 10), COLOUR);
        Plane luma = frame.planes().get(0);
        Plane doubled = restored(frame, new Scaling(2, null)).planes().get(0);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 24; x++) {
                assertThat(Math.abs(doubled.sample(y, x) - luma.sample(y / 2, x / 2)))
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void theResultHasTheSizeThatIsAskedFor() throws InterruptedException, URISyntaxException {
        Frame frame = Pictures.noise(PixelFormat.YUV420P, new Size(30, 20), COLOUR);
        assertThat(restored(frame, Scaling.none()).size()).isEqualTo(new Size(30, 20));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> open(Map.of(), Scaling.none()))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessageContaining("--model");
        assertThatThrownBy(() -> open(Map.of("model", "/nowhere.onnx"), Scaling.none()))
                .isInstanceOf(EngineSettingsException.class)
                .hasMessageContaining("/nowhere.onnx does not exist");
    }

    private static Frame restored(Frame frame, Scaling scaling) throws InterruptedException, URISyntaxException {
        Path network = Path.of(Objects.requireNonNull(OnnxFramesTest.class.getResource("/onnx/nearest-x2.onnx"))
                .toURI());
        List<Frame> restored = new ArrayList<>();
        try (Engine engine = open(Map.of("model", network.toString()), scaling)) {
            engine.restore(new ListedFrames(List.of(frame)), restored::add, NotedProgress.patient());
        }
        return restored.get(0);
    }

    private static Engine open(Map<String, String> parameters, Scaling scaling) {
        return new Engines(List.of(), 1, Device.cpu(), ShiftMotion::new)
                .open(EngineSettings.of("onnx", parameters), scaling);
    }
}
