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
final class TextInputs {
    private final Graph graph;
    private final int tokens;
    private final Map<Projection, Value> projections = new LinkedHashMap<>();
    private final Map<String, Value> trunks = new LinkedHashMap<>();

    TextInputs(Graph graph, int tokens) {
        this.graph = graph;
        this.tokens = tokens;
    }

    /** {@code [tokens, channels]}: the text under the linear map at a place. */
    Value projection(Scope at, int channels) {
        return projections.computeIfAbsent(
                new Projection(at.path(), channels), asked -> graph.input(asked.path(), tokens, channels));
    }

    /** {@code [1, channels]}: the label embedding of the network at a place. */
    Value label(Scope trunk, int channels) {
        return trunks.computeIfAbsent(trunk.path(), path -> graph.input(path, 1, channels));
    }

    /** The linear maps of the text that were asked for. */
    List<Projection> projections() {
        return List.copyOf(projections.keySet());
    }

    /** The networks whose label embeddings were asked for. */
    List<String> trunks() {
        return List.copyOf(trunks.keySet());
    }

    /**
     * A linear map of the text.
     *
     * @param path where its weights are
     * @param channels the width of its result
     */
    record Projection(String path, int channels) {}
}
