package io.keenframe.runtime.metrics;

import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that is measured of a process, each meter declared here; safe for use by several threads.
 *
 * <p>Tags take few values: a job's name is never one. A unit that the name ends with or already has is not said again,
 * because Prometheus' form would append it.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<String, QueueMeter> queues = new ConcurrentHashMap<>();

    /** Counts the frames that a stage has done: decoded and published, restored, or written into a part. */
    public Counter frames(Stage stage) {
        return Counter.builder("keenframe.frames." + done(stage))
                .description("Frames that were " + done(stage) + " by this process")
                .register(registry);
    }

    /** Counts the frames' worth of pixels that engines made themselves; the rest of what was restored was carried along. */
    public Counter framesDiffused() {
        return Counter.builder("keenframe.frames.diffused")
                .description("Frames' worth of pixels that an engine of this process made itself")
                .register(registry);
    }

    /** Counts the groups that a stage has done. */
    public Counter groups(Stage stage) {
        return Counter.builder("keenframe.groups." + done(stage))
                .description("Groups that were " + done(stage) + " by this process")
                .register(registry);
    }

    /** Counts the jobs that ended, well or not. */
    public Counter jobs(boolean well) {
        return Counter.builder("keenframe.jobs")
                .description("Jobs that ended in this process, by how they ended")
                .baseUnit("jobs")
                .tag("outcome", well ? "finished" : "failed")
                .register(registry);
    }

    /**
     * Times one step of the work on a frame.
     *
     * @param step a fixed name such as {@code decode}, {@code encode} or {@code diffuse}
     */
    public Timer step(String step) {
        return Timer.builder("keenframe.step")
                .description("Time that a step of the work took")
                .tag("step", step)
                .register(registry);
    }

    /** Counts what became of tickets. */
    public Counter tickets(Stage stage, TicketFate fate) {
        return Counter.builder("keenframe.tickets")
                .description("What became of tickets in the hands of this process")
                .baseUnit("tickets")
                .tag("stage", stage.label())
                .tag("fate", fate.label())
                .register(registry);
    }

    /**
     * What a bounded queue reports to; queues of one name share it.
     *
     * @param name a fixed name such as {@code decoded}
     */
    public QueueMeter queue(String name) {
        return queues.computeIfAbsent(name, key -> new QueueMeter(key, registry));
    }

    /** Adds how much work waits for each stage, as a log of jobs knows it whenever it is asked. */
    public Metrics watching(JobLog log) {
        for (Stage stage : Stage.values()) {
            Gauge.builder(
                            "keenframe.backlog.tickets",
                            log,
                            jobs -> Backlog.of(stage, jobs).tickets())
                    .description("Jobs, or groups, that a stage has still to do, in the whole cluster")
                    .baseUnit("tickets")
                    .tag("stage", stage.label())
                    .register(registry);
            Gauge.builder(
                            "keenframe.backlog.frames",
                            log,
                            jobs -> Backlog.of(stage, jobs).frames())
                    .description("Frames known of that a stage has still to do, in the whole cluster")
                    .baseUnit("frames")
                    .tag("stage", stage.label())
                    .register(registry);
        }
        return this;
    }

    /** Adds the meters of the Java process itself. */
    public Metrics withProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return this;
    }

    /** For the meters of a library that binds its own. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All meters in Prometheus' text form. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private static String done(Stage stage) {
        return switch (stage) {
            case INGEST -> "decoded";
            case RESTORE -> "restored";
            case ASSEMBLE -> "assembled";
        };
    }
}
