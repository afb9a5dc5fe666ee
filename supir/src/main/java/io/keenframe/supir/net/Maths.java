package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Dialect;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;

/** The functions without weights that all networks use. */
final class Maths {
    private Maths() {}

    /** {@code x * sigmoid(x)}. */
    static Value silu(Graph graph, Value x) {
        return swish(graph, x, 1);
    }

    /** {@code x * sigmoid(alpha * x)}. */
    static Value swish(Graph graph, Value x, float alpha) {
        if (graph.dialect() == Dialect.PLAIN) {
            Value gate = graph.node(Op.of("Sigmoid"), x.shape(), alpha == 1 ? x : multiply(graph, x, alpha));
            return multiply(graph, x, gate);
        }
        return graph.node(Op.microsoft("QuickGelu").with("alpha", alpha), x.shape(), x);
    }

    /** The exact GELU, by the error function. */
    static Value gelu(Graph graph, Value x) {
        return graph.node(Op.of("Gelu"), x.shape(), x);
    }

    /** A sum of the first one's shape; the second may be broadcast. */
    static Value add(Graph graph, Value x, Value y) {
        return graph.node(Op.of("Add"), x.shape(), x, y);
    }

    /** A difference of the first one's shape. */
    static Value subtract(Graph graph, Value x, Value y) {
        return graph.node(Op.of("Sub"), x.shape(), x, y);
    }

    /** A product of the first one's shape; the second may be broadcast. */
    static Value multiply(Graph graph, Value x, Value y) {
        return graph.node(Op.of("Mul"), x.shape(), x, y);
    }

    /** A product with a number known now. */
    static Value multiply(Graph graph, Value x, float factor) {
        return multiply(graph, x, graph.constant(new float[] {factor}, 1));
    }

    /** Multi-head attention of {@code [N, C]} queries over {@code [M, C]} keys and values. */
    static Value attention(Graph graph, Value queries, Value keys, Value values, int heads) {
        return attention(graph, queries, keys, values, heads, Value.NONE);
    }

    /** The same with a {@code [1, 1, N, M]} mask that is added to the scores. */
    static Value attention(Graph graph, Value queries, Value keys, Value values, int heads, Value mask) {
        if (graph.dialect() == Dialect.PLAIN) {
            return PlainAttention.apply(graph, queries, keys, values, heads, mask);
        }
        int[] shape = {1, queries.size(0), queries.size(1)};
        Value result = graph.node(
                Op.microsoft("MultiHeadAttention").with("num_heads", (long) heads),
                shape,
                Shapes.batch(graph, queries),
                Shapes.batch(graph, keys),
                Shapes.batch(graph, values),
                Value.NONE,
                Value.NONE,
                mask);
        return Shapes.reshape(graph, result, queries.shape());
    }
}
