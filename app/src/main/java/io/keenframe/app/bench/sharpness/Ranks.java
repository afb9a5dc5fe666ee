package io.keenframe.app.bench.sharpness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders of figures. */
final class Ranks {
    private Ranks() {}

    /** Spearman's rank correlation: 1 where both put all in the same order, -1 where in the reverse; ties are broken. */
    static double correlation(double[] a, double[] b) {
        int[] ofA = of(a);
        int[] ofB = of(b);
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (double) (ofA[i] - ofB[i]) * (ofA[i] - ofB[i]);
        }
        double n = a.length;
        return 1 - 6 * squares / (n * (n * n - 1));
    }

    /** Where the largest is, the first of equals. */
    static int largest(double[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] > values[at] ? i : at;
        }
        return at;
    }

    private static int[] of(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int[] ranks = new int[values.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
