package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.tensor.WeightSource;

/** All networks of a model, each loaded when first asked for. */
public interface Networks extends AutoCloseable {
    /** The networks of these sizes and weights; a tensor that lacks is noticed when its network is first asked for. */
    static Networks open(SupirConfig config, WeightSource weights, Execution execution) {
        return open(config, weights, execution, Precision.SINGLE);
    }

    /**
     * The same where an autoencoder is known to bear less.
     *
     * @param autoencoder what the autoencoder computes in where the execution is in half precision; the published one
     *     overflows that
     */
    static Networks open(SupirConfig config, WeightSource weights, Execution execution, Precision autoencoder) {
        return new OnnxNetworks(config, weights, execution, autoencoder);
    }

    /** The autoencoder. */
    Autoencoder autoencoder();

    /**
     * The autoencoder, working on windows of pictures so that memory for whole ones is not needed; results depart from
     * the other's by rounding alone.
     *
     * @param side rows and columns of a window on the picture, at most
     */
    Autoencoder autoencoder(int side);

    /** The text encoders. */
    TextTowers textTowers();

    /** The noise predictor. */
    NoisePredictor noisePredictor();

    /**
     * Makes every evaluation now in progress fail with a {@link java.util.concurrent.CancellationException}, soon; later
     * ones are not touched.
     */
    void cancel();

    /** Gives back what was kept to be quick with pictures of sizes seen before. */
    void release();

    @Override
    void close();
}
