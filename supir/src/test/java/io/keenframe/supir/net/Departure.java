package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.tensor.Tensor;

/** How far a tensor is from the one that is expected. */
final class Departure {
    private Departure() {}

    /** The largest difference, relative to the largest magnitude; infinite where something is no number. */
    static double of(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).containsExactly(expected.shape());
        double error = 0;
        double magnitude = 0;
        for (int i = 0; i < expected.values().length; i++) {
            double difference = Math.abs((double) actual.values()[i] - expected.values()[i]);
            error = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(error, difference);
            magnitude = Math.max(magnitude, Math.abs(expected.values()[i]));
        }
        return error / magnitude;
    }
}
