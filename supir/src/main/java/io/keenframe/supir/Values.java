package io.keenframe.supir;

import java.util.Map;
import java.util.Objects;

/** Complete settings by name, read as the types they have. */
record Values(Map<String, String> settings) {
    String text(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, not " + text(name), e);
        }
    }

    int count(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw new IllegalArgumentException(name + " is too large: " + value);
        }
        return (int) value;
    }

    long whole(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + text(name), e);
        }
    }
}
