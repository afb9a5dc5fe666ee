package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Lets a picture's self-attentions see a reference's tokens too: those that the same places of the network have of it, at
 * the same noise level. There are no positions in these attentions, so the two need not be aligned.
 */
final class SharedAttention {
    private final Map<String, Tokens> noted = new HashMap<>();

    private record Tokens(Value keys, Value values) {}

    /** For the reference, whose network is written first: it sees itself alone, and its tokens are noted. */
    Value note(Scope at, Value queries, Value keys, Value values, int heads) {
        noted.put(at.path(), new Tokens(keys, values));
        return SelfAttention.ALONE.apply(at, queries, keys, values, heads);
    }

    /**
     * For the picture: {@code own + weight * (both - own)}, where {@code own} is what it takes from itself and
     * {@code both} what it takes from itself and the reference.
     *
     * @param weight {@code [1]}, from 0 for itself alone to 1
     */
    SelfAttention looking(Value weight) {
        return (at, queries, keys, values, heads) -> {
            Graph graph = at.graph();
            Tokens reference = Objects.requireNonNull(noted.get(at.path()), at.path());
            Value own = Maths.attention(graph, queries, keys, values, heads);
            Value both = Maths.attention(
                    graph,
                    queries,
                    Shapes.stack(graph, keys, reference.keys()),
                    Shapes.stack(graph, values, reference.values()),
                    heads);
            Value change = Maths.multiply(graph, Maths.subtract(graph, both, own), weight);
            return Maths.add(graph, own, change);
        };
    }
}
