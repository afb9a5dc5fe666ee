package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows must not show: what is done in windows equals what is done with the whole picture. */
final class TiledAutoencoderTest {
    /** Of the range of values; windows that normalised or attended by themselves would miss it by far. */
    private static final double TOLERANCE = 1e-4;

    static Stream<Arguments> cases() {
        return GoldenCases.all()
                .flatMap(golden -> Stream.of(new Size(13, 22), new Size(24, 9), new Size(1, 3))
                        .map(cells -> Arguments.of(golden, cells)));
    }

    @ParameterizedTest(name = "{0}, latent of {1}")
    @MethodSource("cases")
    void equalsTheWhole(GoldenCase golden, Size cells) {
        int factor = golden.config().vae().factor();
        GaussianNoise noise = new GaussianNoise(3);
        Tensor pixels = uneven(noise.draw("pixels", 1, 3, cells.height() * factor, cells.width() * factor));
        Tensor latent =
                uneven(noise.draw("latent", 1, golden.config().vae().zChannels(), cells.height(), cells.width()));
        try (Networks networks =
                Networks.open(golden.config(), golden.weights(), new Execution(2, Placement.RESIDENT))) {
            Autoencoder whole = networks.autoencoder();
            Autoencoder tiled = networks.autoencoder(32);

            requireEqual(tiled.encodeRobust(pixels), whole.encodeRobust(pixels));
            requireEqual(tiled.encode(pixels, latent), whole.encode(pixels, latent));
            requireEqual(tiled.decode(latent), whole.decode(latent));
        }
    }

    /** Large pictures do not keep their outermost images. */
    @ParameterizedTest(name = "{0}, latent of {1}")
    @MethodSource("cases")
    void equalsTheWholeWithoutKeepingImages(GoldenCase golden, Size cells) {
        Tensor latent = uneven(new GaussianNoise(3)
                .draw("latent", 1, golden.config().vae().zChannels(), cells.height(), cells.width()));
        Execution execution = new Execution(2, Placement.RESIDENT);
        try (Networks networks = Networks.open(golden.config(), golden.weights(), execution)) {
            Engine engine = new Engine(
                    golden.config(), golden.weights(), execution, new io.keenframe.supir.onnx.RunningEvaluations());

            requireEqual(
                    new TiledAutoencoder(engine, 32, 0).decode(latent),
                    networks.autoencoder().decode(latent));
        }
    }

    /** Brighter and rougher to one corner, so that no window is like the whole. */
    private static Tensor uneven(Tensor noise) {
        float[] values = noise.values().clone();
        for (int i = 0; i < values.length; i++) {
            float slope = (float) (i % (noise.size(2) * noise.size(3))) / (noise.size(2) * noise.size(3));
            values[i] = values[i] * 0.4f * slope + slope - 0.5f;
        }
        return new Tensor(values, noise.shape());
    }

    private static void requireEqual(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double error = 0;
        for (int i = 0; i < expected.values().length; i++) {
            low = Math.min(low, expected.values()[i]);
            high = Math.max(high, expected.values()[i]);
            error = Math.max(error, Math.abs(actual.values()[i] - expected.values()[i]));
        }
        assertThat(error).isLessThan(TOLERANCE * (high - low));
    }
}
