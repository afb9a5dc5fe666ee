package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RunningEvaluationsTest {
    private static final int WIDTH = 256;

    private final RunningEvaluations running = new RunningEvaluations();

    @Test
    @Timeout(60)
    void endsWhatIsInProgress() {
        try (Session session = Session.open(products(), new Execution(1, Placement.RESIDENT), running)) {
            // Given evaluations one after the other, without end
            CompletableFuture<Void> endless = CompletableFuture.runAsync(() -> {
                while (true) {
                    evaluate(session);
                }
            });

            // When
            while (!endless.isDone()) {
                running.cancel();
            }

            // Then
            assertThatThrownBy(endless::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
        }
    }

    @Test
    void leavesLaterEvaluationsAlone() {
        try (Session session = Session.open(products(), new Execution(1, Placement.RESIDENT), running)) {
            running.cancel();

            assertThat(evaluate(session).values()).containsOnly(0);
        }
    }

    @Test
    void endsWorkBetweenTwoEvaluations() {
        running.cancel();
        long before = running.cancellations();
        running.requireNoneSince(before);

        running.cancel();

        assertThatThrownBy(() -> running.requireNoneSince(before)).isInstanceOf(CancellationException.class);
    }

    private static Tensor evaluate(Session session) {
        try (Inputs inputs = new Inputs().with("x", Tensor.zeros(WIDTH, WIDTH));
                Outputs outputs = session.run(inputs)) {
            return outputs.tensor("y");
        }
    }

    private static Graph products() {
        Graph graph = new Graph();
        Value x = graph.input("x", WIDTH, WIDTH);
        Value y = x;
        for (int i = 0; i < 20; i++) {
            y = graph.node(Op.of("MatMul"), x.shape(), y, x);
        }
        graph.output("y", y);
        return graph;
    }
}
