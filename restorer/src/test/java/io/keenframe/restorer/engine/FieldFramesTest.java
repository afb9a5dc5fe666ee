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
import io.keenframe.restorer.pixel.Fields;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.supir.onnx.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldFramesTest {
    private final NotedProgress progress = NotedProgress.patient();

    private static Sight sight(Frame frame, Frame reference) {
        return new Sight(frame, () -> reference, new ShiftMotion(), NotedProgress.patient());
    }

    /** Adds something to luma, and notes what it was given in sight of what. */
    private static final class Brighter implements FrameRestorer {
        final List<Frame> given = new ArrayList<>();
        final List<Frame> references = new ArrayList<>();

        @Override
        public Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException {
            given.add(frame);
            references.add(sight.reference());
            return Pictures.painted(
                    frame.format(),
                    size,
                    frame.colour(),
                    (plane, row, column) ->
                            (frame.planes().get(plane).sample(row, column) + (plane == 0 ? 1 : 0)) & 0xff);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 48, 22, 21, 7})
    void fieldsAreWovenBackWhereTheyWere(int height) {
        for (PixelFormat format : Pictures.FORMATS) {
            Frame frame = Pictures.noise(format, new Size(12, height), Colour.UNSPECIFIED);
            Frame back = Fields.woven(frame, Fields.of(frame, true), Fields.of(frame, false));
            assertThat(back).as(format.name()).isEqualTo(frame);
        }
    }

    @Test
    void eachFieldIsAPictureBesideTheSameFieldOfTheReference() throws InterruptedException {
        Frame frame = Pictures.noise(PixelFormat.YUV420P, new Size(16, 12), Colour.UNSPECIFIED);
        Frame reference = Pictures.flat(PixelFormat.YUV420P, new Size(16, 12), Colour.UNSPECIFIED, 50, 60, 70);
        Brighter top = new Brighter();
        Brighter bottom = new Brighter();

        Frame restored = new FieldFrames(top, bottom).restore(frame, frame.size(), sight(frame, reference), progress);

        assertThat(top.given).containsExactly(Fields.of(frame, true));
        assertThat(bottom.given).containsExactly(Fields.of(frame, false));
        assertThat(top.references).containsExactly(Fields.of(reference, true));
        assertThat(bottom.references).containsExactly(Fields.of(reference, false));
        for (int row = 0; row < 12; row++) {
            assertThat(restored.planes().get(0).sample(row, 5))
                    .isEqualTo((frame.planes().get(0).sample(row, 5) + 1) & 0xff);
        }
        assertThat(restored.colour()).isEqualTo(frame.colour());
    }

    @Test
    void aFieldMeansTheColoursThatItsFrameMeans() {
        // 720 rows are BT.709 where nothing is said, and 360 would not be.
        Frame frame = Pictures.flat(PixelFormat.YUV420P, new Size(4, 720), Colour.UNSPECIFIED, 1, 2, 3);
        assertThat(Fields.of(frame, true).colour().matrix()).isEqualTo(1);
    }

    @Test
    void theVeryFrameComesBackWhereNothingChanges() throws InterruptedException {
        Frame frame = Pictures.noise(PixelFormat.YUV420P, new Size(16, 12), Colour.UNSPECIFIED);
        FieldFrames frames = new FieldFrames(new LanczosFrames(), new LanczosFrames());
        assertThat(frames.restore(frame, frame.size(), sight(frame, frame), progress))
                .isSameAs(frame);
    }

    @Test
    void enginesTakeTheSettingAndDoNotScaleWithIt() {
        EngineSettings settings = EngineSettings.of("lanczos", Map.of(Engines.BY_FIELDS, "true"));
        Frame frame = Pictures.noise(PixelFormat.YUV420P, new Size(16, 12), Colour.UNSPECIFIED);
        try (Engines engines = new Engines(List.of(), 1, Device.cpu(), ShiftMotion::new);
                Engine engine = engines.open(settings, new Scaling(2, null))) {
            assertThatThrownBy(() -> engine.restore(new ListedFrames(List.of(frame)), restored -> {}, progress))
                    .isInstanceOf(EngineSettingsException.class)
                    .hasMessageContaining("--interlace fields");
        }
    }
}
