package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.List;

/**
 * What is taken from the text, computed in the graph that takes it.
 *
 * <p>In every step again where a card does the steps: what the published networks take is 70 MB, which come to it over the
 * bus more slowly than it makes them of the text's 0.6 MB.
 *
 * @param context the text, {@code [tokens, contextDim]}
 * @param vector the label vector, {@code [1, admInChannels]}
 */
record TextWithin(Value context, Value vector) implements StepText {
    static final String CONTEXT = "context";
    static final String VECTOR = "vector";

    /** The text and the label vector as inputs of a graph. */
    static TextWithin of(Graph graph, int tokens, int width, int label) {
        Value batch = graph.input(CONTEXT, 1, tokens, width);
        return new TextWithin(Shapes.reshape(graph, batch, tokens, width), graph.input(VECTOR, 1, label));
    }

    @Override
    public Value projection(Scope at, int channels) {
        return Layers.linearOnly(at, context, channels);
    }

    @Override
    public Value label(Scope trunk, int channels) {
        return Embeddings.perceptron(trunk.at("label_emb.0"), vector, channels);
    }

    @Override
    public List<Projection> projections() {
        return List.of();
    }

    @Override
    public List<String> trunks() {
        return List.of();
    }
}
