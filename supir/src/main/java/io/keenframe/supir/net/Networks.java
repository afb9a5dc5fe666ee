package io.keenframe.supir.net;

/** All networks of a model, each loaded when first asked for. */
public interface Networks extends AutoCloseable {
    /** The autoencoder. */
    Autoencoder autoencoder();

    /** The text encoders. */
    TextTowers textTowers();

    /** The noise predictor. */
    NoisePredictor noisePredictor();

    /**
     * Makes every evaluation now in progress fail with a {@link java.util.concurrent.CancellationException}, soon; later
     * ones are not touched.
     */
    void cancel();

    @Override
    void close();
}
