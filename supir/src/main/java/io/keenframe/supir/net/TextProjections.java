package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.tensor.WeightSource;

/** Writes the graph of the work that is the same in all steps of a text. */
record TextProjections(UnetConfig config, WeightSource weights, int tokens) {
    /** Context and label vector to everything a step asked for, under the names of its inputs. */
    Graph graph(Graph graph, StepText asked) {
        TextWithin text = TextWithin.of(graph, tokens, config.contextDim(), config.admInChannels());
        asked.projections()
                .forEach(p ->
                        graph.output(p.path(), text.projection(new Scope(graph, weights, p.path()), p.channels())));
        asked.trunks()
                .forEach(path ->
                        graph.output(path, text.label(new Scope(graph, weights, path), config.embeddingChannels())));
        return graph;
    }
}
