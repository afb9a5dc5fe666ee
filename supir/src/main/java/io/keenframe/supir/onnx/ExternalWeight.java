package io.keenframe.supir.onnx;

import io.keenframe.supir.tensor.StoredTensor;
import java.util.Arrays;

/**
 * An initializer whose bytes stay in a checkpoint.
 *
 * @param name its name in the graph
 * @param stored where its bytes lie
 * @param shape how the graph sees it
 */
record ExternalWeight(String name, StoredTensor stored, int... shape) {
    ExternalWeight {
        long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (count != stored.count()) {
            throw new IllegalArgumentException(stored + " cannot be seen as " + Arrays.toString(shape));
        }
    }

    Message initializer(WeightFolder folder) {
        return Graph.tensor(name, ElementType.of(stored), shape)
                .message(13, entry("location", folder.location(stored.file())))
                .message(13, entry("offset", Long.toString(stored.offset())))
                .message(13, entry("length", Long.toString(stored.length())))
                .integer(14, 1);
    }

    private static Message entry(String key, String value) {
        return new Message().text(1, key).text(2, value);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ExternalWeight w && name.equals(w.name) && stored.equals(w.stored);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
