package io.keenframe.supir.onnx;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import java.util.concurrent.CountDownLatch;

/** Ends its process while another thread evaluates networks without end, in a process of its own. */
final class EvaluatingAtExit {
    static final int STATUS = 3;

    private static final int WIDTH = 600;

    private EvaluatingAtExit() {}

    public static void main(String[] args) throws InterruptedException {
        Session session = Session.open(products(), new Execution(2, Placement.MAPPED), new RunningEvaluations());
        CountDownLatch begun = new CountDownLatch(1);
        Thread endless = new Thread(() -> {
            while (true) {
                try (Inputs inputs = new Inputs().with("x", Tensor.zeros(WIDTH, WIDTH))) {
                    session.run(inputs).close();
                    begun.countDown();
                }
            }
        });
        endless.start();
        begun.await();
        System.exit(STATUS);
    }

    private static Graph products() {
        Graph graph = new Graph();
        Value x = graph.input("x", WIDTH, WIDTH);
        Value y = x;
        for (int i = 0; i < 400; i++) {
            y = graph.node(Op.of("MatMul"), x.shape(), y, x);
        }
        graph.output("y", y);
        return graph;
    }
}
