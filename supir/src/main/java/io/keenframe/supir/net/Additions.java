package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.LowRank;

/**
 * What LoRAs add to the results of layers.
 *
 * <p>The sum of a weight and of a product of low rank is never made: {@code (W + s * B * A) * x} is computed as
 * {@code W * x + s * B * (A * x)}, which takes no memory for it and less work than the product would.
 */
final class Additions {
    private Additions() {}

    /** The result {@code [N, C]} of a linear map of {@code x}, changed as its weight is. */
    static Value linear(Scope at, String weight, Value x, Value result) {
        Graph graph = at.graph();
        Value sum = result;
        for (LowRank addition : at.additions(weight)) {
            Value down = Layers.gemm(graph, x, graph.weight(addition.down(), addition.rank(), x.size(1)));
            Value up = Layers.gemm(graph, down, graph.weight(addition.up(), addition.rows(), addition.rank()));
            Value scaled = Maths.multiply(graph, up, addition.scale());
            sum = Maths.add(graph, sum, widened(graph, scaled, addition.firstRow(), result));
        }
        return sum;
    }

    /** The result {@code [1, C, h, w]} of a convolution of {@code x}, changed as its weight is. */
    static Value convolution(Scope at, Op convolution, int kernel, Value x, Value result) {
        Graph graph = at.graph();
        Value sum = result;
        for (LowRank addition : at.additions("weight")) {
            int rank = addition.rank();
            int[] shape = {1, rank, result.size(2), result.size(3)};
            Value a = graph.weight(addition.down(), rank, x.size(1), kernel, kernel);
            Value down = graph.node(convolution, shape, x, a);
            Value b = graph.weight(addition.up(), result.size(1), rank, 1, 1);
            Value up = graph.node(Op.of("Conv").with("kernel_shape", 1L, 1L), result.shape(), down, b);
            sum = Maths.add(graph, sum, Maths.multiply(graph, up, addition.scale()));
        }
        return sum;
    }

    /** Zeros before and after some columns, up to the width of another matrix. */
    private static Value widened(Graph graph, Value columns, int first, Value like) {
        int after = like.size(1) - first - columns.size(1);
        return first == 0 && after == 0
                ? columns
                : graph.node(Op.of("Pad"), like.shape(), columns, graph.constant(0L, first, 0L, after));
    }
}
