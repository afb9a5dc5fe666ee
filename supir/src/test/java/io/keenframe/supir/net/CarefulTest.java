package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.SafetensorsFixture;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.WeightSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What overflows half precision is computed again; on the processors, which have both. */
final class CarefulTest {
    /** Half precision ends at 65504. */
    private static final float TOO_LARGE = 1e5f;

    private final GoldenCase golden = GoldenCases.all().findFirst().orElseThrow();
    private final List<Precision> evaluated = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void computesAgainInSinglePrecisionWhatIsNoNumber() {
        Careful<Precision> careful = new Careful<>("a network", Precision.HALF, () -> Precision.SINGLE);

        assertThat(result(careful, 1, 2).values()).containsExactly(1, 2);
        assertThat(result(careful, 1, Float.NaN).values()).containsExactly(0, 0);
        assertThat(result(careful, Float.POSITIVE_INFINITY, 3).values()).containsExactly(0, 0);
        assertThat(result(careful, 3, 4).values()).containsExactly(3, 4);
        // Each is tried in half precision first, whatever came before it.
        assertThat(evaluated)
                .containsExactly(
                        Precision.HALF,
                        Precision.HALF,
                        Precision.SINGLE,
                        Precision.HALF,
                        Precision.SINGLE,
                        Precision.HALF);
    }

    private Tensor result(Careful<Precision> careful, float... ofHalf) {
        return careful.result(precision -> {
            evaluated.add(precision);
            return new Tensor(precision == Precision.HALF ? ofHalf : new float[ofHalf.length], ofHalf.length);
        });
    }

    @Test
    void predictsInHalfPrecisionWhatDoesNotOverflow() {
        Tensor half = noise(golden.weights(), Precision.HALF);
        Tensor single = noise(golden.weights(), Precision.SINGLE);

        assertThat(half).isNotEqualTo(single);
        assertThat(Departure.of(half, single)).isLessThan(2e-2);
    }

    @Test
    void predictsFromWeightsThatOverflow() throws IOException {
        WeightSource weights = overflowing("model.diffusion_model.out.0.bias");
        Tensor half = noise(weights, Precision.HALF);

        assertThat(half).isEqualTo(noise(weights, Precision.SINGLE));
        for (float value : half.values()) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void codesInSinglePrecisionUnlessTheAutoencoderIsKnownToBearLess() throws IOException {
        Tensor latent = golden.tensor("vae.z_lq");
        Tensor single = picture(golden.weights(), Precision.SINGLE, Precision.HALF, latent);

        assertThat(picture(golden.weights(), Precision.HALF, Precision.SINGLE, latent))
                .isEqualTo(single);
        assertThat(picture(golden.weights(), Precision.HALF, Precision.HALF, latent))
                .isNotEqualTo(single);
        WeightSource large = overflowing("first_stage_model.decoder.norm_out.bias");
        assertThat(picture(large, Precision.HALF, Precision.HALF, latent))
                .isEqualTo(picture(large, Precision.SINGLE, Precision.SINGLE, latent));
    }

    private Tensor picture(WeightSource weights, Precision precision, Precision autoencoder, Tensor latent) {
        try (Networks networks = Networks.open(golden.config(), weights, processors(precision), autoencoder)) {
            return networks.autoencoder().decode(latent);
        }
    }

    private Tensor noise(WeightSource weights, Precision precision) {
        Condition condition =
                new Condition(golden.tensor("text.positive.crossattn"), golden.tensor("text.positive.vector"));
        try (Networks networks = Networks.open(golden.config(), weights, processors(precision))) {
            return networks.noisePredictor()
                    .predict(golden.tensor("unet.x"), 500, condition, golden.tensor("vae.z_lq"), 1);
        }
    }

    private static Execution processors(Precision precision) {
        return new Execution(1, Placement.RESIDENT, Device.cpu(), precision);
    }

    /** The golden case's weights, one of them too large for half precision. */
    private WeightSource overflowing(String name) throws IOException {
        Path file = folder.resolve("large");
        return (asked, shape) -> {
            if (!asked.equals(name)) {
                return golden.weights().require(asked, shape);
            }
            float[] values = new float[Math.toIntExact(shape[0])];
            Arrays.fill(values, TOO_LARGE);
            write(file, SafetensorsFixture.bytes(values));
            return new StoredTensor(file, asked, DataType.F32, shape, 0);
        };
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
