package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.WeightSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What checkpoints must hold for a model of given sizes: found by writing all its graphs over imagined weights. */
public final class RequiredTensors {
    private RequiredTensors() {}

    /** The shape of every tensor the networks ask for, by its published name. */
    public static Map<String, List<Integer>> of(SupirConfig config) {
        Map<String, List<Integer>> asked = new TreeMap<>();
        WeightSource imagined = (name, shape) -> {
            asked.put(name, Arrays.stream(shape).mapToObj(Math::toIntExact).collect(Collectors.toList()));
            return new StoredTensor(Path.of("imagined"), name, DataType.F32, shape, 0);
        };
        writeAll(config, imagined);
        return asked;
    }

    private static void writeAll(SupirConfig config, WeightSource weights) {
        int side = config.unet().latentMultiple();
        Size latent = new Size(side, side);
        int[] picture = {1, 3, config.pixelMultiple(), config.pixelMultiple()};
        VaeGraphs autoencoder = new VaeGraphs(config.vae(), weights, Graph::new);
        autoencoder.sampler(VaeChain.encoder(config.vae()), picture);
        autoencoder.robustEncoder(VaeChain.encoder(config.vae()), picture);
        autoencoder.decoder(VaeChain.decoder(config.vae()), latent);
        TextGraph.of(new Graph(), config, weights);
        StepText text =
                StepWriter.of(new Graph(), config, weights, latent).alone().text();
        new TextProjections(config.unet(), weights, config.clipL().context()).graph(new Graph(), text);
    }
}
