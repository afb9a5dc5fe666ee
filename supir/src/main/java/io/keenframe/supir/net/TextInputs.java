package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step takes from the text: inputs of its graph that another graph computes once.
 *
 * <p>The keys and values of the text in every cross-attention, and the label embedding of each network, are the same in
 * all steps.
 */
final class TextInputs implements StepText {
    private final Graph graph;
    private final int tokens;
    private final List<Projection> projections = new ArrayList<>();
    private final List<String> trunks = new ArrayList<>();

    TextInputs(Graph graph, int tokens) {
        this.graph = graph;
        this.tokens = tokens;
    }

    @Override
    public Value projection(Scope at, int channels) {
        projections.add(new Projection(at.path(), channels));
        return graph.input(at.path(), tokens, channels);
    }

    @Override
    public Value label(Scope trunk, int channels) {
        trunks.add(trunk.path());
        return graph.input(trunk.path(), 1, channels);
    }

    @Override
    public List<Projection> projections() {
        return projections;
    }

    @Override
    public List<String> trunks() {
        return trunks;
    }
}
