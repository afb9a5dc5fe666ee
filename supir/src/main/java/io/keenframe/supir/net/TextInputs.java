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
final class TextInputs {
    private final Graph graph;
    private final int tokens;
    private final List<Projection> projections = new ArrayList<>();
    private final List<String> trunks = new ArrayList<>();

    TextInputs(Graph graph, int tokens) {
        this.graph = graph;
        this.tokens = tokens;
    }

    /** {@code [tokens, channels]}: the text under the linear map at a place. */
    Value projection(Scope at, int channels) {
        projections.add(new Projection(at.path(), channels));
        return graph.input(at.path(), tokens, channels);
    }

    /** {@code [1, channels]}: the label embedding of the network at a place. */
    Value label(Scope trunk, int channels) {
        trunks.add(trunk.path());
        return graph.input(trunk.path(), 1, channels);
    }

    /** The linear maps of the text that were asked for. */
    List<Projection> projections() {
        return projections;
    }

    /** The networks whose label embeddings were asked for. */
    List<String> trunks() {
        return trunks;
    }

    /**
     * A linear map of the text.
     *
     * @param path where its weights are
     * @param channels the width of its result
     */
    record Projection(String path, int channels) {}
}
