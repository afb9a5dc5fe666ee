package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A frame's result must not depend on the machine's number of threads. */
final class DeterminismTest {
    private final GoldenCase golden = GoldenCases.all().findFirst().orElseThrow();

    @Test
    void computesTheSameBytesWithAnyNumberOfThreads() {
        List<Tensor> alone = everything(new Execution(1, Placement.RESIDENT));

        assertThat(everything(new Execution(2, Placement.RESIDENT))).isEqualTo(alone);
        assertThat(everything(new Execution(3, Placement.RESIDENT))).isEqualTo(alone);
    }

    /** Over mapped weights ONNX Runtime sums convolutions in an order that depends on the threads. */
    @Test
    void departsByRoundingAloneOverMappedWeights() {
        List<Tensor> alone = everything(new Execution(1, Placement.MAPPED));
        List<Tensor> shared = everything(new Execution(2, Placement.MAPPED));

        for (int i = 0; i < alone.size(); i++) {
            assertThat(shared.get(i).values()).containsExactly(alone.get(i).values(), within(1e-4f));
        }
    }

    private List<Tensor> everything(Execution execution) {
        try (Networks networks = Networks.open(golden.config(), golden.weights(), execution)) {
            Tensor picture = golden.tensor("vae.lq");
            Tensor latent = networks.autoencoder().encodeRobust(picture);
            Condition condition = networks.textTowers()
                    .condition(golden.ids("text.positive.ids_l"), golden.ids("text.positive.ids_g"));
            Tensor noise = networks.noisePredictor().predict(golden.tensor("unet.x"), 500, condition, latent, 1);
            return List.of(latent, networks.autoencoder().decode(latent), condition.context(), noise);
        }
    }
}
