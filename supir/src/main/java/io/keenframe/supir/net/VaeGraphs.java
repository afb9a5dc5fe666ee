package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.WeightSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the graphs of the autoencoder.
 *
 * @param config its sizes
 * @param weights where its weights lie
 * @param paper makes an empty graph
 */
record VaeGraphs(VaeConfig config, WeightSource weights, Supplier<Graph> paper) {
    /** The graphs of an engine's autoencoder, as it runs them. */
    static VaeGraphs of(Engine engine) {
        return new VaeGraphs(engine.config().vae(), engine.weights(), engine.execution()::graph);
    }

    static final String X = "x";
    static final String Y = "y";
    static final String NOISE = "noise";
    static final String CLEAN = "encoder";
    static final String ROBUST = "denoise_encoder";
    static final String DECODER = "decoder";

    /**
     * An image and noise to a sample of the latent, by the encoder of clean pictures.
     *
     * @param chain the encoder, or the end of it
     * @param shape that of the image: pixels, or the features before that end
     */
    Graph sampler(VaeChain chain, int... shape) {
        Scope root = root();
        Graph graph = root.graph();
        List<Value> moments = moments(root, CLEAN, chain, shape);
        Value mean = moments.get(0);
        Value noise = graph.input(NOISE, mean.shape());
        Value spread = Maths.multiply(graph, deviation(graph, moments.get(1)), noise);
        Value sample = Maths.add(graph, mean, spread);
        graph.output(Y, Maths.multiply(graph, sample, config.scaleFactor()));
        return graph;
    }

    /** An image to the mode of the latent, by the encoder of degraded pictures. */
    Graph robustEncoder(VaeChain chain, int... shape) {
        Scope root = root();
        Value mean = moments(root, ROBUST, chain, shape).get(0);
        root.graph().output(Y, Maths.multiply(root.graph(), mean, config.scaleFactor()));
        return root.graph();
    }

    /**
     * A latent to an image.
     *
     * @param chain the decoder, or the beginning of it
     */
    Graph decoder(VaeChain chain, Size latent) {
        Scope root = root();
        Graph graph = root.graph();
        Value z = graph.input(X, 1, config.zChannels(), latent.height(), latent.width());
        Value unscaled = Maths.multiply(graph, z, 1 / config.scaleFactor());
        Value h = Layers.conv(root.at("post_quant_conv"), unscaled, config.zChannels(), 1);
        graph.output(Y, chain.apply(root.at(DECODER), h, measuring()));
        return graph;
    }

    /** The place of an encoder's or the decoder's weights, in a graph of its own. */
    Scope scope(String network) {
        return root().at(network);
    }

    private Scope root() {
        return new Scope(paper.get(), weights, "first_stage_model");
    }

    private Normalisation measuring() {
        return Normalisation.measuring(config.normGroups());
    }

    private List<Value> moments(Scope root, String encoder, VaeChain chain, int... shape) {
        Value h = chain.apply(root.at(encoder), root.graph().input(X, shape), measuring());
        Value moments = Layers.conv(root.at("quant_conv"), h, 2 * config.zChannels(), 1);
        return Shapes.split(root.graph(), moments, 2);
    }

    private static Value deviation(Graph graph, Value logvar) {
        Value low = graph.constant(new float[] {-30});
        Value high = graph.constant(new float[] {20});
        Value clamped = graph.node(Op.of("Clip"), logvar.shape(), logvar, low, high);
        return graph.node(Op.of("Exp"), logvar.shape(), Maths.multiply(graph, clamped, 0.5f));
    }
}
