package io.keenframe.restorer.pixel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The weights that make the samples of one grid out of those of another, precomputed for one axis.
 *
 * <p>Where samples become fewer the kernel widens, so that nothing aliases; beyond the border the outermost sample goes
 * on. Every output has the same number of taps, and its weights sum to 1.
 */
final class Taps {
    /** Places this near to a sample are on it: what divisions leave over must not blur a picture of the same size. */
    private static final double SNAP = 1e-9;

    private static final Map<Key, Taps> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 64;

    private final int taps;
    private final int[] first;
    private final float[] weights;
    private final int inputs;

    private Taps(int taps, int[] first, float[] weights, int inputs) {
        this.taps = taps;
        this.first = first;
        this.weights = weights;
        this.inputs = inputs;
    }

    /** The weights for these grids; they are remembered, because the frames of a film ask for the same again. */
    static Taps between(Grid from, Grid to, Kernel kernel) {
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(new Key(from, to, kernel), key -> computed(from, to, kernel));
    }

    private record Key(Grid from, Grid to, Kernel kernel) {}

    private static Taps computed(Grid from, Grid to, Kernel kernel) {
        double[][] full = new double[to.samples()][];
        int[] start = new int[to.samples()];
        int taps = 1;
        for (int i = 0; i < to.samples(); i++) {
            Window window = Window.at(from, to, kernel, i);
            full[i] = window.weights();
            start[i] = window.first();
            taps = Math.max(taps, full[i].length);
        }
        float[] weights = new float[to.samples() * taps];
        for (int i = 0; i < start.length; i++) {
            int shift = Math.max(0, start[i] + taps - from.samples());
            start[i] -= shift;
            for (int k = 0; k < full[i].length; k++) {
                weights[i * taps + shift + k] = (float) full[i][k];
            }
        }
        return new Taps(taps, start, weights, from.samples());
    }

    /** How many samples come out. */
    int outputs() {
        return first.length;
    }

    /** Whether fewer samples come out than go in. */
    boolean shrinks() {
        return first.length < inputs;
    }

    /** Whether each sample comes out as it went in. */
    boolean isIdentity() {
        if (taps != 1 || first.length != inputs) {
            return false;
        }
        for (int i = 0; i < inputs; i++) {
            if (first[i] != i || weights[i] != 1) {
                return false;
            }
        }
        return true;
    }

    /** Makes a row's samples out of those that lie side by side in another row. */
    void across(float[] in, int inAt, float[] out, int outAt) {
        switch (taps) {
            case 4 -> four(in, inAt, out, outAt);
            case 6 -> six(in, inAt, out, outAt);
            case 8 -> eight(in, inAt, out, outAt);
            default -> any(in, inAt, out, outAt);
        }
    }

    private void any(float[] in, int inAt, float[] out, int outAt) {
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            int at = inAt + first[i];
            int w = i * taps;
            for (int k = 0; k < taps; k++) {
                sum += weights[w + k] * in[at + k];
            }
            out[outAt + i] = sum;
        }
    }

    private void four(float[] in, int inAt, float[] out, int outAt) {
        for (int i = 0; i < first.length; i++) {
            int at = inAt + first[i];
            int w = 4 * i;
            out[outAt + i] = weights[w] * in[at]
                    + weights[w + 1] * in[at + 1]
                    + weights[w + 2] * in[at + 2]
                    + weights[w + 3] * in[at + 3];
        }
    }

    private void six(float[] in, int inAt, float[] out, int outAt) {
        for (int i = 0; i < first.length; i++) {
            int at = inAt + first[i];
            int w = 6 * i;
            out[outAt + i] = (weights[w] * in[at] + weights[w + 1] * in[at + 1] + weights[w + 2] * in[at + 2])
                    + (weights[w + 3] * in[at + 3] + weights[w + 4] * in[at + 4] + weights[w + 5] * in[at + 5]);
        }
    }

    private void eight(float[] in, int inAt, float[] out, int outAt) {
        for (int i = 0; i < first.length; i++) {
            int at = inAt + first[i];
            int w = 8 * i;
            out[outAt + i] = (weights[w] * in[at]
                            + weights[w + 1] * in[at + 1]
                            + weights[w + 2] * in[at + 2]
                            + weights[w + 3] * in[at + 3])
                    + (weights[w + 4] * in[at + 4]
                            + weights[w + 5] * in[at + 5]
                            + weights[w + 6] * in[at + 6]
                            + weights[w + 7] * in[at + 7]);
        }
    }

    /** Makes one whole row out of those that lie above each other in a plane. */
    void down(float[] plane, int width, int output, float[] out) {
        int at = first[output] * width;
        int w = output * taps;
        float weight = weights[w];
        for (int x = 0; x < width; x++) {
            out[x] = weight * plane[at + x];
        }
        int k = 1;
        for (; k + 1 < taps; k += 2) {
            add(plane, at + k * width, weights[w + k], weights[w + k + 1], width, out);
        }
        if (k < taps) {
            add(plane, at + k * width, weights[w + k], width, out);
        }
    }

    private static void add(float[] plane, int at, float weight, int width, float[] out) {
        for (int x = 0; x < width; x++) {
            out[x] += weight * plane[at + x];
        }
    }

    private static void add(float[] plane, int at, float weight, float next, int width, float[] out) {
        int below = at + width;
        for (int x = 0; x < width; x++) {
            out[x] += weight * plane[at + x] + next * plane[below + x];
        }
    }

    /** One output's neighbours and their weights. */
    private record Window(int first, double[] weights) {
        static Window at(Grid from, Grid to, Kernel kernel, int output) {
            double stretch = Math.max(1, to.step() / from.step());
            double place = snap((to.first() + output * to.step() - from.first()) / from.step());
            double reach = kernel.radius() * stretch;
            int low = (int) Math.ceil(place - reach);
            int high = (int) Math.floor(place + reach);
            int last = from.samples() - 1;
            int first = Math.min(Math.max(low, 0), last);
            double[] weights = new double[Math.min(Math.max(high, 0), last) - first + 1];
            double sum = 0;
            for (int k = low; k <= high; k++) {
                double weight = kernel.weight((k - place) / stretch);
                weights[Math.min(Math.max(k, 0), last) - first] += weight;
                sum += weight;
            }
            return trimmed(first, weights, sum);
        }

        private static Window trimmed(int first, double[] weights, double sum) {
            int from = 0;
            int to = weights.length;
            while (to - from > 1 && Math.abs(weights[from]) < SNAP) {
                from++;
            }
            while (to - from > 1 && Math.abs(weights[to - 1]) < SNAP) {
                to--;
            }
            double[] kept = new double[to - from];
            for (int i = 0; i < kept.length; i++) {
                double weight = weights[from + i];
                kept[i] = Math.abs(weight) < SNAP ? 0 : weight / sum;
            }
            return new Window(first + from, kept);
        }

        private static double snap(double place) {
            double whole = Math.rint(place);
            return Math.abs(place - whole) < SNAP ? whole : place;
        }
    }
}
