package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.tensor.WeightSource;
import java.util.List;
import java.util.Map;

/** What checkpoints must hold for a model of given sizes: found by writing all its graphs over imagined weights. */
public final class RequiredTensors {
    private RequiredTensors() {}

    /** The shape of every tensor the networks ask for, by its published name. */
    public static Map<String, List<Integer>> of(SupirConfig config) {
        ImaginedWeights imagined = new ImaginedWeights();
        writeAll(config, imagined);
        return imagined.asked();
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
