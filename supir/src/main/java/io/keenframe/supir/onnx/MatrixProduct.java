package io.keenframe.supir.onnx;

import io.keenframe.supir.tensor.Tensor;

/** Products of large square matrices, one after the other: what networks' speed is measured against. */
public final class MatrixProduct implements AutoCloseable {
    private final Graph graph;
    private final Session session;
    private final Inputs inputs;

    /**
     * Products that are computed in one run.
     *
     * @param execution what they are computed on, and in which precision
     * @param side rows and columns of the matrices
     * @param count how many
     */
    public MatrixProduct(Execution execution, int side, int count) {
        graph = graph(execution, side, count);
        session = Session.open(graph, execution, new RunningEvaluations());
        inputs = new Inputs().with("x", new Tensor(new float[] {1f / side}, 1, 1));
    }

    /** Matrices that a number is spread to, so that next to nothing is moved to a card and back. */
    static Graph graph(Execution execution, int side, int count) {
        Graph graph = execution.graph();
        int[] square = {side, side};
        Value x = graph.node(Op.of("Expand"), square, graph.input("x", 1, 1), graph.constant((long) side, side));
        Value product = x;
        for (int i = 0; i < count; i++) {
            product = graph.node(Op.of("MatMul"), square, product, x);
        }
        graph.output("y", graph.node(Op.of("ReduceMean"), new int[] {1, 1}, product, graph.constant(0L, 1)));
        return graph;
    }

    /** Computes them once. */
    public void run() {
        session.run(inputs).close();
    }

    /** The floating-point operations that this takes. */
    public double flops() {
        return graph.flops();
    }

    @Override
    public void close() {
        inputs.close();
        session.close();
    }
}
