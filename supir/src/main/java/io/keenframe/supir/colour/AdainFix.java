package io.keenframe.supir.colour;

import io.keenframe.supir.tensor.Tensor;

/** Gives each channel of a picture the mean and the deviation of another's. */
final class AdainFix {
    private static final double EPSILON = 1e-5;

    private AdainFix() {}

    static Tensor apply(Tensor restored, Tensor style) {
        int size = restored.size(-2) * restored.size(-1);
        float[] out = new float[restored.values().length];
        for (int from = 0; from < out.length; from += size) {
            Moments own = Moments.of(restored.values(), from, size);
            Moments wanted = Moments.of(style.values(), from, size);
            double gain = wanted.deviation / own.deviation;
            for (int i = from; i < from + size; i++) {
                out[i] = (float) ((restored.values()[i] - own.mean) * gain + wanted.mean);
            }
        }
        return new Tensor(out, restored.shape());
    }

    private record Moments(double mean, double deviation) {
        /** Of {@code size} values; the variance is unbiased, and 0 for a single value. */
        static Moments of(float[] values, int from, int size) {
            double sum = 0;
            for (int i = from; i < from + size; i++) {
                sum += values[i];
            }
            double mean = sum / size;
            double squares = 0;
            for (int i = from; i < from + size; i++) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            return new Moments(mean, Math.sqrt(squares / Math.max(size - 1, 1) + EPSILON));
        }
    }
}
