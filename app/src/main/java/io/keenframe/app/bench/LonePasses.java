package io.keenframe.app.bench;

import io.keenframe.contract.Size;
import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.net.Condition;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A model's networks, each run by itself on noise. */
final class LonePasses implements AutoCloseable {
    /** The passes, as {@code training/bench_reference.py} calls them; a step is two evaluations. */
    static final List<String> NAMES = List.of("text", "step", "encoder", "decoder");

    private static final int TIMESTEP = 950;

    private final Networks networks;
    private final Tensor picture;
    private final Tensor latent;
    private final long[] ids;
    private final Prepared prepared;

    LonePasses(SupirConfig config, List<Path> weights, Size size, int threads) throws IOException {
        long bytes = 0;
        for (Path file : weights) {
            bytes += Files.size(file);
        }
        networks = Networks.open(config, Checkpoint.weights(weights), Execution.suiting(bytes, threads, Device.cpu()));
        GaussianNoise noise = new GaussianNoise(1);
        int factor = config.vae().factor();
        picture = noise.draw("picture", 1, 3, size.height(), size.width());
        latent = noise.draw("latent", 1, config.vae().zChannels(), size.height() / factor, size.width() / factor);
        ids = LongStream.range(0, config.clipL().context()).toArray();
        prepared = networks.noisePredictor().prepare(told());
        networks.noisePredictor().load(latent.size(2), latent.size(3));
    }

    private Condition told() {
        return networks.textTowers().condition(ids, ids);
    }

    /** Does a pass, and tells what processor time it took, in seconds. */
    double processorSeconds(String pass) throws Exception {
        return Stopwatch.lap(() -> run(pass)).processor();
    }

    private Object run(String pass) {
        return switch (pass) {
            case "text" -> told();
            case "step" -> List.of(evaluation(), evaluation());
            case "encoder" -> networks.autoencoder().encodeRobust(picture);
            case "decoder" -> networks.autoencoder().decode(latent);
            default -> throw new IllegalArgumentException("there is no pass " + pass);
        };
    }

    private Tensor evaluation() {
        return prepared.predict(latent, TIMESTEP, latent, 1);
    }

    @Override
    public void close() {
        prepared.close();
        networks.close();
    }
}
