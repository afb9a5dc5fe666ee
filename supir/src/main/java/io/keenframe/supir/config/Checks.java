package io.keenframe.supir.config;

import java.util.List;

/** The checks that the records of this package share; each message names the key and its value. */
final class Checks {
    private Checks() {}

    static void positive(String key, int value) {
        require(value > 0, key, value, "must be positive");
    }

    static void notNegative(String key, int value) {
        require(value >= 0, key, value, "must not be negative");
    }

    static void divides(String divisorKey, int divisor, String key, int value) {
        positive(divisorKey, divisor);
        require(value % divisor == 0, key, value, "must be a multiple of " + divisorKey + " (" + divisor + ")");
    }

    static List<Integer> positives(String key, List<Integer> values) {
        require(!values.isEmpty(), key, values, "must not be empty");
        values.forEach(value -> positive(key, value));
        return List.copyOf(values);
    }

    static void require(boolean holds, String key, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; it " + rule);
        }
    }
}
