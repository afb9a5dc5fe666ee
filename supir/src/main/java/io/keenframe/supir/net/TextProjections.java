package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.WeightSource;

/** Writes the graph of the work that is the same in all steps of a text. */
record TextProjections(UnetConfig config, WeightSource weights, int tokens) {
    static final String CONTEXT = "context";
    static final String VECTOR = "vector";

    /** Context and label vector to everything a step asked for, under the names of its inputs. */
    Graph graph(TextInputs asked) {
        Graph graph = new Graph();
        Value batch = graph.input(CONTEXT, 1, tokens, config.contextDim());
        Value context = Shapes.reshape(graph, batch, tokens, config.contextDim());
        Value vector = graph.input(VECTOR, 1, config.admInChannels());
        asked.projections()
                .forEach(p -> graph.output(
                        p.path(), Layers.linearOnly(new Scope(graph, weights, p.path()), context, p.channels())));
        asked.trunks().forEach(path -> graph.output(path, label(new Scope(graph, weights, path), vector)));
        return graph;
    }

    private Value label(Scope trunk, Value vector) {
        return Embeddings.perceptron(trunk.at("label_emb.0"), vector, config.embeddingChannels());
    }
}
