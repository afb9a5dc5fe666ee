package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped bundle from its folder to pixels. */
final class SupirMiniIT {
    @ParameterizedTest
    @ValueSource(strings = {"quality", "fidelity", "fast"})
    void restoresAGradientUnderEveryPreset(String preset) throws IOException {
        Bundle mini = Bundle.read(Path.of("../models/supir-mini"));
        RestoreSettings settings = mini.settings(Map.of("preset", preset, "steps", "3"));
        Tensor picture = gradient(37, 50);

        try (Supir supir = Supir.open(mini, new Execution(1, Placement.RESIDENT))) {
            Tensor restored = supir.restore(picture, settings, Observer.NONE);

            assertThat(restored.shape()).containsExactly(1, 3, 37, 50);
            assertThat(meanDifference(restored, picture)).isLessThan(0.15);
            assertThat(restored).isNotEqualTo(picture);
        }
    }

    /** Padded to what the networks take, and cropped again; restored in windows and whole. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "17, 5, 0", "1, 40, 0", "150, 33, 32"})
    void restoresPicturesOfOddSizes(int height, int width, String tile) throws IOException {
        Bundle mini = Bundle.read(Path.of("../models/supir-mini"));
        RestoreSettings settings = mini.settings(Map.of("steps", "2", "tile", tile, "vae_tile", "64"));
        Tensor picture = gradient(height, width);

        try (Supir supir = Supir.open(mini, new Execution(1, Placement.RESIDENT))) {
            Tensor restored = supir.restore(picture, settings, Observer.NONE);

            assertThat(restored.shape()).containsExactly(1, 3, height, width);
            assertThat(meanDifference(restored, picture)).isLessThan(0.25);
        }
    }

    private static Tensor gradient(int height, int width) {
        Tensor picture = Tensor.zeros(1, 3, height, width);
        for (int i = 0; i < picture.values().length; i++) {
            int channel = i / (height * width);
            picture.values()[i] = (i % width - width / 2f) / width + 0.2f * channel;
        }
        return picture;
    }

    private static double meanDifference(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            sum += Math.abs(a.values()[i] - b.values()[i]);
        }
        return sum / a.values().length;
    }
}
