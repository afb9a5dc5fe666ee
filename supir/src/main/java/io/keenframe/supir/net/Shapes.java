package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ways a tensor is cut, joined and turned. */
final class Shapes {
    private static final Op DOUBLE = Op.of("Resize")
            .with("mode", "nearest")
            .with("coordinate_transformation_mode", "asymmetric")
            .with("nearest_mode", "floor");

    private Shapes() {}

    /** The same elements in another shape. */
    static Value reshape(Graph graph, Value x, int... shape) {
        long[] lengths = Arrays.stream(shape).asLongStream().toArray();
        return graph.node(Op.of("Reshape"), shape, x, graph.constant(lengths));
    }

    /** The rows as a batch of one. */
    static Value batch(Graph graph, Value rows) {
        return reshape(graph, rows, 1, rows.size(0), rows.size(1));
    }

    /** {@code [1, C, H, W]} as {@code [H * W, C]}. */
    static Value tokens(Graph graph, Value image) {
        int pixels = image.size(2) * image.size(3);
        return transpose(graph, reshape(graph, image, image.size(1), pixels));
    }

    /** {@code [H * W, C]} as {@code [1, C, H, W]}, with the height and width of another image. */
    static Value image(Graph graph, Value tokens, Value like) {
        return reshape(graph, transpose(graph, tokens), 1, tokens.size(1), like.size(2), like.size(3));
    }

    private static Value transpose(Graph graph, Value matrix) {
        return graph.node(Op.of("Transpose").with("perm", 1, 0), new int[] {matrix.size(1), matrix.size(0)}, matrix);
    }

    /** Two tensors joined along their second axis. */
    static Value concat(Graph graph, Value x, Value y) {
        int[] shape = x.shape().clone();
        shape[1] += y.size(1);
        return graph.node(Op.of("Concat").with("axis", 1L), shape, x, y);
    }

    /** The rows of two matrices, one below the other. */
    static Value stack(Graph graph, Value x, Value y) {
        int[] shape = {x.size(0) + y.size(0), x.size(1)};
        return graph.node(Op.of("Concat").with("axis", 0L), shape, x, y);
    }

    /** Equal parts of a tensor along its second axis. */
    static List<Value> split(Graph graph, Value x, int parts) {
        int[] shape = x.shape().clone();
        shape[1] /= parts;
        List<int[]> shapes = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            shapes.add(shape);
        }
        return graph.nodes(Op.of("Split").with("axis", 1L).with("num_outputs", (long) parts), shapes, x);
    }

    /** An image of twice the size, each pixel four times. */
    static Value enlarge(Graph graph, Value image) {
        int[] shape = {1, image.size(1), 2 * image.size(2), 2 * image.size(3)};
        Value scales = graph.exact(new float[] {1, 1, 2, 2}, 4);
        return graph.node(DOUBLE, shape, image, Value.NONE, scales);
    }

    /** The rows at the given places. */
    static Value rows(Graph graph, Value table, Value places) {
        return graph.node(Op.of("Gather"), new int[] {places.size(0), table.size(1)}, table, places);
    }
}
