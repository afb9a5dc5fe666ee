package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;

/** Element-wise arithmetic on latents, in double precision until the result is rounded. */
final class Latents {
    private Latents() {}

    /** {@code a * x}. */
    static Tensor scale(double a, Tensor x) {
        float[] out = new float[x.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (a * x.values()[i]);
        }
        return new Tensor(out, x.shape());
    }

    /** {@code a * x + b * y}. */
    static Tensor mix(double a, Tensor x, double b, Tensor y) {
        if (!Arrays.equals(x.shape(), y.shape())) {
            throw new IllegalArgumentException("cannot mix a " + x + " with a " + y);
        }
        float[] left = x.values();
        float[] right = y.values();
        float[] out = new float[left.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (a * left[i] + b * right[i]);
        }
        return new Tensor(out, x.shape());
    }
}
