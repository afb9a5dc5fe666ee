package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class MatrixProductTest {
    private static final Execution EXECUTION = new Execution(1, Placement.RESIDENT);

    @Test
    void countsEveryProduct() {
        try (MatrixProduct product = new MatrixProduct(EXECUTION, 32, 5)) {
            assertThat(product.flops()).isEqualTo(5 * 2 * 32 * 32 * 32);
        }
    }

    /** Products that were computed before the clock runs would make every network look slow. */
    @Test
    void multipliesInEveryRun() {
        Graph graph = MatrixProduct.graph(EXECUTION, 4, 3);
        try (Session session = Session.open(graph, EXECUTION, new RunningEvaluations());
                Inputs inputs = new Inputs().with("x", new Tensor(new float[] {2}, 1, 1));
                Outputs outputs = session.run(inputs)) {
            // Each product multiplies by 2, four times.
            assertThat(outputs.tensor("y").values()).containsExactly(2 * 8 * 8 * 8);
        }
    }
}
