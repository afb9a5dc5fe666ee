package io.keenframe.supir.onnx;

import io.keenframe.supir.tensor.Tensor;

/** What an operator costs: its multiplications and additions, of those that cost something. */
final class Work {
    private Work() {}

    /** Of one node; 0 for the operators that only move or scale what they get. */
    static double of(Op op, int[] result, Value... arguments) {
        double elements = positive(result);
        return switch (op.type()) {
            case "Gemm", "MatMul" -> 2 * elements * arguments[0].size(-1);
            case "Conv" -> 2 * elements * positive(arguments[1].shape()) / arguments[1].size(0);
            // Scores, and the sums that they weigh.
            case "MultiHeadAttention" -> 4 * elements * arguments[1].size(1);
            default -> 0;
        };
    }

    /** Lengths that are known only when the graph runs count as one. */
    private static double positive(int... shape) {
        int[] known = shape.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = Math.max(1, known[i]);
        }
        return Tensor.count(known);
    }
}
