package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MatrixRateTest {
    private static final Execution EXECUTION = new Execution(1, Placement.RESIDENT);

    @Test
    void dividesTheWorkByTheClock() {
        // Given a clock on which every look is a millisecond after the last
        AtomicLong clock = new AtomicLong();

        double rate = MatrixRate.measure(EXECUTION, 32, 5, () -> clock.addAndGet(1_000_000));

        assertThat(rate).isEqualTo(5 * 2 * 32 * 32 * 32 / 1e-3);
    }

    /** Products that were computed before the clock runs would make every network look slow. */
    @Test
    void multipliesInEveryRun() {
        Graph graph = MatrixRate.graph(EXECUTION, 4, 3);
        try (Session session = Session.open(graph, EXECUTION, new RunningEvaluations());
                Inputs inputs = new Inputs().with("x", new Tensor(new float[] {2}, 1, 1));
                Outputs outputs = session.run(inputs)) {
            // Each product multiplies by 2, four times.
            assertThat(outputs.tensor("y").values()).containsExactly(2 * 8 * 8 * 8);
        }
    }
}
