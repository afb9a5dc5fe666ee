package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network in half precision, and the same in single for what overflows the former.
 *
 * <p>An infinity inside a network meets a norm or a softmax before its end and comes out as no number, so the result tells.
 * Every evaluation is tried in half precision first: its result is then a function of its inputs, and not of what was
 * evaluated before.
 */
final class Careful<T> {
    private static final Logger LOGGER = LoggerFactory.getLogger(Careful.class);

    private final String name;
    private final T half;
    private final Lazy<T> single;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * A network twice.
     *
     * @param name what it is called where the second is told of
     * @param single made when it is first needed
     */
    Careful(String name, T half, Supplier<T> single) {
        this.name = name;
        this.half = half;
        this.single = new Lazy<>(single);
    }

    /** A result of the first, or of the second where the first's is not of numbers. */
    Tensor result(Function<T, Tensor> evaluation) {
        Tensor result = evaluation.apply(half);
        if (isFinite(result)) {
            return result;
        }
        if (!told.getAndSet(true)) {
            LOGGER.warn("{} overflows half precision here; what does is computed again in single precision", name);
        }
        return evaluation.apply(single.value());
    }

    /** Does something with both, as far as they were made. */
    void each(Consumer<T> action) {
        action.accept(half);
        single.ifMade(action);
    }

    /** A sum tells of a single element that is not a number. */
    private static boolean isFinite(Tensor tensor) {
        double sum = 0;
        for (float value : tensor.values()) {
            sum += value;
        }
        return Double.isFinite(sum);
    }
}
