package io.keenframe.supir.colour;

import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;

/**
 * Swaps the low frequencies of a picture for those of another.
 *
 * <p>The sum of the wavelet bands telescopes and the blur is linear, so {@code high(restored) + low(style)} is
 * {@code restored + low(style - restored)}: one pyramid instead of two, and no bands to keep.
 */
final class WaveletFix {
    /** Blurs with strides 1, 2, 4, 8 and 16. */
    private static final int LEVELS = 5;

    private WaveletFix() {}

    static Tensor apply(Tensor restored, Tensor style) {
        int height = restored.size(-2);
        int width = restored.size(-1);
        float[] out = restored.values().clone();
        Plane plane = new Plane(height, width);
        for (int from = 0; from < out.length; from += height * width) {
            plane.difference(style.values(), restored.values(), from);
            for (int level = 0; level < LEVELS; level++) {
                plane.blur(1 << level);
            }
            plane.addTo(out, from);
        }
        return new Tensor(out, restored.shape());
    }

    /** One channel, blurred in place by [1 2 1] / 4 along both axes; cells beyond an edge equal the edge's. */
    private static final class Plane {
        private final int height;
        private final int width;
        private final float[] values;
        private final float[] spare;

        Plane(int height, int width) {
            this.height = height;
            this.width = width;
            this.values = new float[height * width];
            this.spare = new float[height * width];
        }

        void difference(float[] a, float[] b, int from) {
            for (int i = 0; i < values.length; i++) {
                values[i] = a[from + i] - b[from + i];
            }
        }

        void addTo(float[] out, int from) {
            for (int i = 0; i < values.length; i++) {
                out[from + i] += values[i];
            }
        }

        void blur(int reach) {
            float[] padded = new float[width + 2 * reach];
            for (int y = 0; y < height; y++) {
                blurRow(y * width, reach, padded);
            }
            for (int y = 0; y < height; y++) {
                blurRows(Math.max(y - reach, 0) * width, y * width, Math.min(y + reach, height - 1) * width);
            }
        }

        private void blurRow(int row, int reach, float[] padded) {
            Arrays.fill(padded, 0, reach, values[row]);
            System.arraycopy(values, row, padded, reach, width);
            Arrays.fill(padded, reach + width, padded.length, values[row + width - 1]);
            for (int x = 0; x < width; x++) {
                spare[row + x] = 0.25f * (padded[x] + padded[x + 2 * reach]) + 0.5f * padded[x + reach];
            }
        }

        private void blurRows(int above, int row, int below) {
            for (int x = 0; x < width; x++) {
                values[row + x] = 0.25f * (spare[above + x] + spare[below + x]) + 0.5f * spare[row + x];
            }
        }
    }
}
