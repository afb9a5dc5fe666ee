package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionCacheTest {
    private final List<Integer> opened = new ArrayList<>();
    private final SessionCache<Integer> cache = new SessionCache<>(this::open, factor -> factor > 100 ? 1 : 10);

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void keepsTheLastThree() {
        for (int factor : new int[] {1, 2, 3, 1, 4, 1, 2}) {
            assertThat((float) cache.use(factor, SessionCacheTest::evaluate)).isEqualTo(factor);
        }

        assertThat(opened).containsExactly(1, 2, 3, 4, 2);
    }

    @Test
    void keepsMoreOfWhatIsSmall() {
        for (int factor : new int[] {1, 101, 102, 103, 104, 2, 101, 1, 102}) {
            cache.use(factor, SessionCacheTest::evaluate);
        }

        assertThat(opened).containsExactly(1, 101, 102, 103, 104, 2);
    }

    @Test
    void neverClosesOneThatIsInUse() {
        float result = cache.use(1, session -> {
            for (int factor = 2; factor < 7; factor++) {
                cache.use(factor, SessionCacheTest::evaluate);
            }
            cache.close();
            return evaluate(session);
        });

        assertThat(result).isOne();
        assertThatThrownBy(() -> cache.use(1, SessionCacheTest::evaluate)).hasMessage("the network is closed");
    }

    private Session open(int factor) {
        opened.add(factor);
        Graph graph = new Graph();
        Value x = graph.input("x", 1);
        graph.output("y", Maths.multiply(graph, x, factor));
        return Session.open(graph, new Execution(1, Placement.RESIDENT), new RunningEvaluations());
    }

    private static float evaluate(Session session) {
        try (Inputs inputs = new Inputs().with("x", new Tensor(new float[] {1}, 1));
                Outputs outputs = session.run(inputs)) {
            return outputs.tensor("y").values()[0];
        }
    }
}
