package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.WeightSource;
import java.nio.file.Path;

/**
 * What the networks of a model cost, in multiplications and additions: counted in their graphs.
 *
 * @param config their sizes
 */
public record Workload(SupirConfig config) {
    private static final WeightSource IMAGINED =
            (name, shape) -> new StoredTensor(Path.of("imagined"), name, DataType.F32, shape, 0);

    /** One evaluation of the noise predictor; a guided step takes two. */
    public double prediction(int height, int width) {
        return StepWriter.of(new Graph(), config, IMAGINED, new Size(height, width))
                .alone()
                .graph()
                .work();
    }

    /** The decoder, for a latent. */
    public double decoding(int height, int width) {
        return autoencoder()
                .decoder(VaeChain.decoder(config.vae()), new Size(height, width))
                .work();
    }

    /** The robust encoder, for a picture. */
    public double encoding(int height, int width) {
        return autoencoder()
                .robustEncoder(VaeChain.encoder(config.vae()), 1, 3, height, width)
                .work();
    }

    private VaeGraphs autoencoder() {
        return new VaeGraphs(config.vae(), IMAGINED, Graph::new);
    }
}
