package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.DeviceTrial;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first card's results against the golden cases; -Pgpu brings ONNX Runtime's natives for it. */
final class CudaIT {
    private static final Device CARD = new Device.Cuda(0);

    /** Of 16-bit floats, and of TF32's multiplications, which have as many bits. */
    private static final double TOLERANCE = 2e-2;

    static Stream<Arguments> cases() {
        return GoldenCases.all()
                .flatMap(golden -> Stream.of(Placement.values())
                        .flatMap(placement -> Stream.of(Precision.values())
                                .map(precision -> Arguments.of(golden, placement, precision))));
    }

    @BeforeEach
    void requireCard() {
        assumeThat(DeviceTrial.fault(CARD).orElse("it works"))
                .as("a card on which a network runs")
                .isEqualTo("it works");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void predictsNoise(GoldenCase golden, Placement placement, Precision precision) {
        Condition text = new Condition(golden.tensor("text.positive.crossattn"), golden.tensor("text.positive.vector"));
        try (Networks networks = open(golden, placement, precision)) {
            Tensor noise = networks.noisePredictor()
                    .predict(
                            golden.tensor("unet.x"), (int) golden.ids("unet.t")[0], text, golden.tensor("vae.z_lq"), 1);
            requireLike(noise, golden.tensor("unet.eps.scale_1.0"));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void codesPicturesWholeAndInWindows(GoldenCase golden, Placement placement, Precision precision) {
        try (Networks networks = open(golden, placement, precision)) {
            Tensor latent = golden.tensor("vae.z_lq");
            requireLike(networks.autoencoder().encodeRobust(golden.tensor("vae.lq")), latent);
            requireLike(networks.autoencoder().decode(latent), golden.tensor("vae.stage1"));
            requireLike(networks.autoencoder(16).decode(latent), golden.tensor("vae.stage1"));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void encodesTexts(GoldenCase golden, Placement placement, Precision precision) {
        try (Networks networks = open(golden, placement, precision)) {
            Condition text = networks.textTowers()
                    .condition(golden.ids("text.positive.ids_l"), golden.ids("text.positive.ids_g"));
            requireLike(text.context(), golden.tensor("text.positive.crossattn"));
            requireLike(text.vector(), golden.tensor("text.positive.vector"));
        }
    }

    private static Networks open(GoldenCase golden, Placement placement, Precision precision) {
        return Networks.open(
                golden.config(), golden.weights(), new Execution(2, placement, CARD, precision), precision);
    }

    private static void requireLike(Tensor actual, Tensor expected) {
        assertThat(Departure.of(actual, expected)).isLessThan(TOLERANCE);
    }
}
