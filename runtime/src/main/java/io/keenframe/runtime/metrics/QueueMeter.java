package io.keenframe.runtime.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How full the queues of one name are, and for how long their two sides have waited. */
public final class QueueMeter {
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong putNanos = new AtomicLong();
    private final AtomicLong takeNanos = new AtomicLong();

    QueueMeter(String name, MeterRegistry registry) {
        Gauge.builder("keenframe.queue.size", size, AtomicLong::get)
                .description("Elements in a bounded queue")
                .tag("queue", name)
                .register(registry);
        blocked(name, "put", putNanos, registry);
        blocked(name, "take", takeNanos, registry);
    }

    private static void blocked(String name, String side, AtomicLong nanos, MeterRegistry registry) {
        FunctionCounter.builder("keenframe.queue.blocked", nanos, n -> n.get() / (double) TimeUnit.SECONDS.toNanos(1))
                .description("Time that one side of a bounded queue waited for the other")
                .baseUnit("seconds")
                .tag("queue", name)
                .tag("side", side)
                .register(registry);
    }

    /** So many elements came (or, negative, went). */
    public void changed(long elements) {
        size.addAndGet(elements);
    }

    /** A producer waited for room. */
    public void putBlocked(long nanos) {
        putNanos.addAndGet(nanos);
    }

    /** A consumer waited for an element. */
    public void takeBlocked(long nanos) {
        takeNanos.addAndGet(nanos);
    }
}
