package io.keenframe.supir.onnx;

import io.keenframe.supir.tensor.Tensor;
import java.util.function.LongSupplier;

/** How fast a device multiplies large matrices: what networks can be measured against. */
public final class MatrixRate {
    private static final int RUNS = 3;

    private MatrixRate() {}

    /**
     * Multiplications and additions a second, the best of a few runs.
     *
     * @param side rows and columns of the matrices
     * @param products how many follow each other in a run
     * @param nanoTime the clock
     */
    public static double measure(Execution execution, int side, int products, LongSupplier nanoTime) {
        Graph graph = graph(execution, side, products);
        double best = 0;
        try (Session session = Session.open(graph, execution, new RunningEvaluations());
                Inputs inputs = new Inputs().with("x", new Tensor(new float[] {1f / side}, 1, 1))) {
            session.run(inputs).close();
            for (int run = 0; run < RUNS; run++) {
                long start = nanoTime.getAsLong();
                session.run(inputs).close();
                best = Math.max(best, graph.work() * 1e9 / (nanoTime.getAsLong() - start));
            }
        }
        return best;
    }

    /** Matrices that a number is spread to, so that next to nothing is moved to a card and back. */
    static Graph graph(Execution execution, int side, int products) {
        Graph graph = execution.graph();
        int[] square = {side, side};
        Value x = graph.node(Op.of("Expand"), square, graph.input("x", 1, 1), graph.constant((long) side, side));
        Value product = x;
        for (int i = 0; i < products; i++) {
            product = graph.node(Op.of("MatMul"), square, product, x);
        }
        graph.output("y", graph.node(Op.of("ReduceMean"), new int[] {1, 1}, product, graph.constant(0L, 1)));
        return graph;
    }
}
