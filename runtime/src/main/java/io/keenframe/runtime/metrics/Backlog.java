package io.keenframe.runtime.metrics;

import io.keenframe.runtime.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** How much work waits for a stage, as it was last heard of; what a pool is scaled by. */
public final class Backlog {
    private final AtomicLong tickets = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();

    Backlog(Stage stage, MeterRegistry registry) {
        Gauge.builder("keenframe.backlog.tickets", tickets, AtomicLong::get)
                .description("Tickets of a stage that wait or are worked on, in the whole cluster")
                .baseUnit("tickets")
                .tag("stage", stage.label())
                .register(registry);
        Gauge.builder("keenframe.backlog.frames", frames, AtomicLong::get)
                .description("Frames known of that a stage has still to do, in the whole cluster")
                .baseUnit("frames")
                .tag("stage", stage.label())
                .register(registry);
    }

    /** Sets how many tickets are not done. */
    public void tickets(long count) {
        tickets.set(count);
    }

    /** Sets how many frames are not done; more than the tickets tell, because a job's window bounds those. */
    public void frames(long count) {
        frames.set(count);
    }
}
