package io.keenframe.app.bench;

import io.keenframe.supir.onnx.MatrixProduct;

/** How fast this machine multiplies large matrices with ONNX Runtime: what its networks cannot be faster than. */
final class MatrixRate {
    private static final int TIMES = 4;

    private MatrixRate() {}

    /** Floating-point operations of so many threads, by the clock and by their processor time. */
    static Rate of(int threads) throws Exception {
        try (MatrixProduct product = new MatrixProduct(threads)) {
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
