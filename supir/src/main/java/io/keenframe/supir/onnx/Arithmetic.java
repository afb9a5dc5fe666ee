package io.keenframe.supir.onnx;

import java.util.Arrays;

/** The floating-point operations of nodes: a multiplication and an addition are two. */
final class Arithmetic {
    private Arithmetic() {}

    /** Those of a node whose work grows with the square of something; 0 for all others, which take little time. */
    static double flops(Op op, int[] result, Value... arguments) {
        return switch (op.type()) {
            case "Gemm", "MatMul" -> 2 * count(result) * arguments[0].size(-1);
            case "Conv" -> 2 * count(result) * count(arguments[1].shape()) / arguments[1].size(0);
            // Scores of every query and key, then sums of values by them.
            case "MultiHeadAttention" -> 4.0 * arguments[0].size(-2) * arguments[1].size(-2) * arguments[0].size(-1);
            default -> 0;
        };
    }

    /** Lengths that are known only when the graph runs count as one. */
    private static double count(int... shape) {
        return Arrays.stream(shape).mapToDouble(length -> Math.max(1, length)).reduce(1, (x, y) -> x * y);
    }
}
