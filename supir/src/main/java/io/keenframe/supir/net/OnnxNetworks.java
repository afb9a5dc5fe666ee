package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.tensor.WeightSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The networks of one model on ONNX Runtime. */
final class OnnxNetworks implements Networks {
    private final RunningEvaluations running = new RunningEvaluations();
    private final Engine half;
    private final Engine single;
    private final boolean codesInHalf;
    private final Lazy<Autoencoder> autoencoder;
    private final Lazy<TextTowers> textTowers;
    private final Lazy<NoisePredictor> noisePredictor;
    private @Nullable Tiled tiled;

    OnnxNetworks(SupirConfig config, WeightSource weights, Execution execution, Precision ofAutoencoder) {
        half = new Engine(config, weights, execution.in(Precision.HALF), running);
        single = new Engine(config, weights, execution.in(Precision.SINGLE), running);
        boolean halves = execution.precision() == Precision.HALF;
        codesInHalf = halves && ofAutoencoder == Precision.HALF;
        autoencoder = new Lazy<>(() -> careful(OnnxAutoencoder::new));
        // A text is read once for all pictures, so its precision costs nothing.
        textTowers = new Lazy<>(() -> new OnnxTextTowers(single));
        noisePredictor = new Lazy<>(() -> halves
                ? new CarefulNoisePredictor(
                        new OnnxNoisePredictor(half), new Lazy<>(() -> new OnnxNoisePredictor(single)))
                : new OnnxNoisePredictor(single));
    }

    private record Tiled(int side, Autoencoder autoencoder) {}

    private Autoencoder careful(Function<Engine, Autoencoder> made) {
        return codesInHalf
                ? new CarefulAutoencoder(new Careful<>("the autoencoder", made.apply(half), () -> made.apply(single)))
                : made.apply(single);
    }

    @Override
    public Autoencoder autoencoder() {
        return autoencoder.value();
    }

    @Override
    public synchronized Autoencoder autoencoder(int side) {
        Tiled last = tiled;
        if (last == null || last.side() != side) {
            last = new Tiled(side, careful(engine -> new TiledAutoencoder(engine, side)));
            tiled = last;
        }
        return last.autoencoder();
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
