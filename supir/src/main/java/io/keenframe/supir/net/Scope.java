package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.LowRank;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.WeightSource;
import java.util.Arrays;
import java.util.List;

/**
 * A place in the tree of a network's weights, whose nodes go into a graph.
 *
 * @param graph what is being written
 * @param weights where the weights are looked up
 * @param path the names from the root to here, joined by dots
 */
record Scope(Graph graph, WeightSource weights, String path) {
    /** A place below this one. */
    Scope at(Object name) {
        return new Scope(graph, weights, path.isEmpty() ? name.toString() : path + "." + name);
    }

    /** A weight of this place. */
    Value weight(String name, int... shape) {
        return graph.weight(stored(name, shape), shape);
    }

    /** A vector of this place, seen as one number a channel of an image. */
    Value channels(String name, int count) {
        return graph.weight(stored(name, count), 1, count, 1, 1);
    }

    /** What is added to a weight of this place. */
    List<LowRank> additions(String name) {
        return weights.additions(at(name).path());
    }

    /** Where a weight of this place lies. */
    StoredTensor stored(String name, int... shape) {
        return weights.require(
                at(name).path(), Arrays.stream(shape).asLongStream().toArray());
    }
}
