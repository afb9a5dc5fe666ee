package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.Arrays;

/** The mask that lets a token see itself and those before it. */
final class Causality {
    private Causality() {}

    /** {@code [1, 1, n, n]}: minus infinity above the diagonal, else 0. */
    static Value mask(Graph graph, int n) {
        float[] values = new float[n * n];
        for (int row = 0; row < n; row++) {
            Arrays.fill(values, row * n + row + 1, (row + 1) * n, Float.NEGATIVE_INFINITY);
        }
        return graph.constant(values, 1, 1, n, n);
    }
}
