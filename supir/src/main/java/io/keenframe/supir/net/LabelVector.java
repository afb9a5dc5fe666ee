package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;

/** SDXL's label vector: the pooled text, then the embedded numbers of the picture's size. */
final class LabelVector {
    /** Original height and width, crop's top and left, target height and width; SUPIR always states these. */
    private static final float[] SIZES = {1024, 1024, 0, 0, 1024, 1024};

    private LabelVector() {}

    static Tensor of(Tensor pooled, int width) {
        int length = pooled.size(1);
        float[] values = Arrays.copyOf(pooled.values(), length + SIZES.length * width);
        for (int i = 0; i < SIZES.length; i++) {
            System.arraycopy(Sinusoid.of(SIZES[i], width), 0, values, length + i * width, width);
        }
        return new Tensor(values, 1, values.length);
    }
}
