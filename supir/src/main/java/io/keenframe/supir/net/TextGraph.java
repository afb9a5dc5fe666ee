package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.WeightSource;

/** Writes the graph of both text towers. */
final class TextGraph {
    static final String IDS_L = "ids_l";
    static final String IDS_G = "ids_g";
    static final String END = "end";
    static final String HIDDEN_L = "hidden_l";
    static final String HIDDEN_G = "hidden_g";
    static final String POOLED = "pooled";
    static final String CONTEXT = "context";

    private TextGraph() {}

    static Graph of(Graph graph, SupirConfig config, WeightSource weights) {
        int tokens = config.clipL().context();
        Value mask = Causality.mask(graph, tokens);
        Value l = new ClipL(config.clipL())
                .hidden(new Scope(graph, weights, ClipL.PATH), graph.indices(IDS_L, tokens), mask);
        ClipG tower = new ClipG(config.clipG());
        Scope scope = new Scope(graph, weights, ClipG.PATH);
        Value g = tower.hidden(scope, graph.indices(IDS_G, tokens), mask);
        graph.output(POOLED, tower.pooled(scope, g, graph.indices(END, 1), mask));
        graph.output(HIDDEN_L, Shapes.batch(graph, l));
        graph.output(HIDDEN_G, Shapes.batch(graph, g));
        graph.output(CONTEXT, Shapes.batch(graph, Shapes.concat(graph, l, g)));
        return graph;
    }
}
