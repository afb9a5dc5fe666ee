package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.tensor.WeightSource;
import org.jspecify.annotations.Nullable;

/** The networks of one model on ONNX Runtime. */
final class OnnxNetworks implements Networks {
    private final RunningEvaluations running = new RunningEvaluations();
    private final Engine engine;
    private final Lazy<Autoencoder> autoencoder;
    private final Lazy<TextTowers> textTowers;
    private final Lazy<NoisePredictor> noisePredictor;
    private @Nullable TiledAutoencoder tiled;

    OnnxNetworks(SupirConfig config, WeightSource weights, Execution execution) {
        engine = new Engine(config, weights, execution, running);
        autoencoder = new Lazy<>(() -> new OnnxAutoencoder(engine));
        textTowers = new Lazy<>(() -> new OnnxTextTowers(engine));
        noisePredictor = new Lazy<>(() -> new OnnxNoisePredictor(engine));
    }

    @Override
    public Autoencoder autoencoder() {
        return autoencoder.value();
    }

    @Override
    public synchronized Autoencoder autoencoder(int side) {
        TiledAutoencoder last = tiled;
        if (last == null || last.side() != side) {
            last = new TiledAutoencoder(engine, side);
            tiled = last;
        }
        return last;
    }

    @Override
    public TextTowers textTowers() {
        return textTowers.value();
    }

    @Override
    public NoisePredictor noisePredictor() {
        return noisePredictor.value();
    }

    @Override
    public void cancel() {
        running.cancel();
    }

    @Override
    public synchronized void release() {
        tiled = null;
        autoencoder.ifMade(Autoencoder::release);
        noisePredictor.ifMade(NoisePredictor::release);
    }

    @Override
    public void close() {
        autoencoder.ifMade(Autoencoder::close);
        textTowers.ifMade(TextTowers::close);
        noisePredictor.ifMade(NoisePredictor::close);
    }
}
