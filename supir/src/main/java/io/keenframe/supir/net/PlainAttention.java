package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;

/** Multi-head attention in ONNX's own operators, scores and all: what TensorRT knows again and fuses in its own way. */
final class PlainAttention {
    private static final Op PRODUCT = Op.of("MatMul");

    private PlainAttention() {}

    /** {@code [N, C]} queries over {@code [M, C]} keys and values; the mask, {@code [1, 1, N, M]}, may be left out. */
    static Value apply(Graph graph, Value queries, Value keys, Value values, int heads, Value mask) {
        int n = queries.size(0);
        int m = keys.size(0);
        int width = queries.size(1) / heads;
        // Before the product, whose sums could overflow halves.
        Value scaled = Maths.multiply(graph, queries, (float) (1 / Math.sqrt(width)));
        Value q = turned(graph, scaled, heads, 1, 0, 2);
        Value k = turned(graph, keys, heads, 1, 2, 0);
        Value v = turned(graph, values, heads, 1, 0, 2);
        Value scores = graph.node(PRODUCT, new int[] {heads, n, m}, q, k);
        if (!mask.equals(Value.NONE)) {
            scores = Maths.add(graph, scores, Shapes.reshape(graph, mask, 1, n, m));
        }
        Value shares = graph.node(Op.of("Softmax").with("axis", -1L), scores.shape(), scores);
        Value mixed = graph.node(PRODUCT, new int[] {heads, n, width}, shares, v);
        Value rows = graph.node(Op.of("Transpose").with("perm", 1, 0, 2), new int[] {n, heads, width}, mixed);
        return Shapes.reshape(graph, rows, queries.shape());
    }

    private static Value turned(Graph graph, Value rows, int heads, int... axes) {
        int[] lengths = {rows.size(0), heads, rows.size(1) / heads};
        int[] shape = {lengths[axes[0]], lengths[axes[1]], lengths[axes[2]]};
        Value split = Shapes.reshape(graph, rows, lengths);
        return graph.node(Op.of("Transpose").with("perm", axes[0], axes[1], axes[2]), shape, split);
    }
}
