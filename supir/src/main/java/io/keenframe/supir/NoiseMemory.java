package io.keenframe.supir;

import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the last seed's noise: the frames of a film draw the same fields again and again. */
final class NoiseMemory {
    /** Elements kept at most; past them fields are drawn anew each time. */
    private static final long LIMIT = 64L << 20;

    private record Key(String stream, List<Integer> shape) {}

    private final Map<Key, Tensor> fields = new HashMap<>();
    private long seed;

    /** The noise of a seed. */
    NoiseSource of(long wanted) {
        if (wanted != seed) {
            fields.clear();
            seed = wanted;
        }
        GaussianNoise source = new GaussianNoise(wanted);
        return (stream, shape) -> {
            Key key = new Key(stream, Arrays.stream(shape).boxed().collect(Collectors.toList()));
            return fields.computeIfAbsent(key, k -> {
                makeRoom(Tensor.count(shape));
                return source.draw(stream, shape);
            });
        };
    }

    private void makeRoom(long elements) {
        long kept = fields.values().stream()
                .mapToLong(field -> field.values().length)
                .sum();
        if (kept + elements > LIMIT) {
            fields.clear();
        }
    }
}
