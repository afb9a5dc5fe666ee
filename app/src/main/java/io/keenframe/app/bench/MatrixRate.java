package io.keenframe.app.bench;

import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.MatrixProduct;

/** How fast a device multiplies large matrices with ONNX Runtime: what its networks cannot be faster than. */
final class MatrixRate {
    private static final int TIMES = 4;
    private static final int SIDE = 2048;
    private static final int SIDE_ON_CARD = 8192;
    private static final int PRODUCTS_ON_CARD = 16;

    private MatrixRate() {}

    /** The rate by the clock, and by the processor time. */
    static Rate of(Execution execution) throws Exception {
        boolean onCard = execution.device().card().isPresent();
        try (MatrixProduct product =
                new MatrixProduct(execution, onCard ? SIDE_ON_CARD : SIDE, onCard ? PRODUCTS_ON_CARD : 1)) {
            product.run();
            Stopwatch.Lap lap = Stopwatch.lap(() -> {
                for (int i = 0; i < TIMES; i++) {
                    product.run();
                }
            });
            double flops = TIMES * product.flops();
            return new Rate(flops / lap.seconds(), flops / lap.processor());
        }
    }

    /**
     * Floating-point operations.
     *
     * @param perSecond on the clock
     * @param perProcessorSecond of one core's work, which other programs disturb less
     */
    record Rate(double perSecond, double perProcessorSecond) {}
}
