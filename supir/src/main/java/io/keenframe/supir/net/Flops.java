package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;

/**
 * The floating-point operations of a model's networks, those of matrix products, attention and convolutions: a
 * multiplication and an addition are two.
 *
 * @param config its sizes
 */
public record Flops(SupirConfig config) {
    /**
     * Those of one evaluation of the noise predictor, of which a step with guidance takes two.
     *
     * @param height rows of the latent
     * @param width columns of the latent
     */
    public double evaluation(int height, int width) {
        return StepGraph.of(config, new ImaginedWeights(), new Size(height, width))
                .graph()
                .flops();
    }
}
