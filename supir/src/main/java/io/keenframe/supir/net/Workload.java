package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Graph;

/**
 * The floating-point operations of a model's networks, those of matrix products, attention and convolutions, counted in
 * their graphs: a multiplication and an addition are two.
 *
 * @param config their sizes
 */
public record Workload(SupirConfig config) {
    /**
     * One evaluation of the noise predictor; a step with guidance takes two.
     *
     * @param height rows of the latent
     * @param width columns of the latent
     */
    public double prediction(int height, int width) {
        return StepWriter.of(new Graph(), config, new ImaginedWeights(), new Size(height, width))
                .alone()
                .graph()
                .flops();
    }

    /** The decoder, for a latent. */
    public double decoding(int height, int width) {
        return autoencoder()
                .decoder(VaeChain.decoder(config.vae()), new Size(height, width))
                .flops();
    }

    /** The robust encoder, for a picture. */
    public double encoding(int height, int width) {
        return autoencoder()
                .robustEncoder(VaeChain.encoder(config.vae()), 1, 3, height, width)
                .flops();
    }

    private VaeGraphs autoencoder() {
        return new VaeGraphs(config.vae(), new ImaginedWeights(), Graph::new);
    }
}
