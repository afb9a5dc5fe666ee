package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step takes from the text: inputs of its graph that another graph computes once.
 *
 * <p>The keys and values of the text in every cross-attention, and the label embedding of each network, are the same in
 * all steps, and for all pictures in a graph.
 */
final class TextInputs implements StepText {
    private final Graph graph;
    private final int tokens;
    private final Map<Projection, Value> projections = new LinkedHashMap<>();
    private final Map<String, Value> trunks = new LinkedHashMap<>();

    TextInputs(Graph graph, int tokens) {
        this.graph = graph;
        this.tokens = tokens;
    }

    @Override
    public Value projection(Scope at, int channels) {
        return projections.computeIfAbsent(
                new Projection(at.path(), channels), asked -> graph.input(asked.path(), tokens, channels));
    }

    @Override
    public Value label(Scope trunk, int channels) {
        return trunks.computeIfAbsent(trunk.path(), path -> graph.input(path, 1, channels));
    }

    @Override
    public List<Projection> projections() {
        return List.copyOf(projections.keySet());
    }

    @Override
    public List<String> trunks() {
        return List.copyOf(trunks.keySet());
    }
}
