package io.keenframe.supir.onnx;

import io.keenframe.supir.tensor.Tensor;

/** A product of two large square matrices of floats: what networks' speed is measured against. */
public final class MatrixProduct implements AutoCloseable {
    private static final int WIDTH = 2048;

    private final Graph graph = new Graph();
    private final Session session;
    private final Inputs inputs;

    /** A product that is computed with so many threads. */
    public MatrixProduct(int threads) {
        Value left = graph.input("left", WIDTH, WIDTH);
        graph.output("product", graph.node(Op.of("MatMul"), left.shape(), left, graph.input("right", WIDTH, WIDTH)));
        session = Session.open(graph, new Execution(threads, Execution.Placement.RESIDENT), new RunningEvaluations());
        inputs = new Inputs().with("left", Tensor.zeros(WIDTH, WIDTH)).with("right", Tensor.zeros(WIDTH, WIDTH));
    }

    /** Computes it once. */
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
