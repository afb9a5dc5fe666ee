package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.WeightSource;
import java.util.List;

/** Writes the graphs of the autoencoder. */
record VaeGraphs(VaeConfig config, WeightSource weights) {
    static final String PIXELS = "pixels";
    static final String LATENT = "latent";
    static final String NOISE = "noise";
    private static final int COLOURS = 3;

    /** Pixels and noise to a sample of the latent, by the encoder of clean pictures. */
    Graph sampler(Size picture) {
        Scope root = root();
        Graph graph = root.graph();
        List<Value> moments = Shapes.split(graph, moments(root, "encoder", picture), 2);
        Value mean = moments.get(0);
        Value noise = graph.input(NOISE, mean.shape());
        Value spread = Maths.multiply(graph, deviation(graph, moments.get(1)), noise);
        Value sample = Maths.add(graph, mean, spread);
        graph.output(LATENT, Maths.multiply(graph, sample, config.scaleFactor()));
        return graph;
    }

    /** Pixels to the mode of the latent, by the encoder of degraded pictures. */
    Graph robustEncoder(Size picture) {
        Scope root = root();
        Value mean = Shapes.split(root.graph(), moments(root, "denoise_encoder", picture), 2)
                .get(0);
        root.graph().output(LATENT, Maths.multiply(root.graph(), mean, config.scaleFactor()));
        return root.graph();
    }

    /** A latent to pixels. */
    Graph decoder(Size latent) {
        Scope root = root();
        Graph graph = root.graph();
        Value z = graph.input(LATENT, 1, config.zChannels(), latent.height(), latent.width());
        Value unscaled = Maths.multiply(graph, z, 1 / config.scaleFactor());
        Value h = Layers.conv(root.at("post_quant_conv"), unscaled, config.zChannels(), 1);
        graph.output(PIXELS, new VaeDecoder(config).pixels(root.at("decoder"), h));
        return graph;
    }

    private Scope root() {
        return new Scope(new Graph(), weights, "first_stage_model");
    }

    private Value moments(Scope root, String encoder, Size picture) {
        Value pixels = root.graph().input(PIXELS, 1, COLOURS, picture.height(), picture.width());
        Value h = new VaeEncoder(config).moments(root.at(encoder), pixels);
        return Layers.conv(root.at("quant_conv"), h, 2 * config.zChannels(), 1);
    }

    private static Value deviation(Graph graph, Value logvar) {
        Value low = graph.constant(new float[] {-30});
        Value high = graph.constant(new float[] {20});
        Value clamped = graph.node(Op.of("Clip"), logvar.shape(), logvar, low, high);
        return graph.node(Op.of("Exp"), logvar.shape(), Maths.multiply(graph, clamped, 0.5f));
    }
}
