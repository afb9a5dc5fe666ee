package io.keenframe.ingest;

import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Size;
import io.keenframe.contract.Window;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.ingest.plan.GroupPlanner;
import io.keenframe.ingest.plan.PlannedGroup;
import io.keenframe.media.FieldWish;
import io.keenframe.media.FrameSource;
import io.keenframe.media.ReadOptions;
import io.keenframe.media.child.Quarantine;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.metrics.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One run through a job's source, from its first frame to its last.
 *
 * <p>A restarted run decodes the same frames into the same groups, so it needs no position: it passes over what is
 * restored, offers the tickets of what is waiting again, and publishes the rest.
 */
final class JobIngest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final JobSpec spec;
    private final Quarantine quarantine;
    private final JobLog log;
    private final GroupPublisher publisher;
    private final Metrics metrics;
    private final BooleanSupplier stopping;

    JobIngest(
            JobSpec spec,
            Quarantine quarantine,
            JobLog log,
            GroupPublisher publisher,
            Metrics metrics,
            BooleanSupplier stopping) {
        this.spec = spec;
        this.quarantine = quarantine;
        this.log = log;
        this.publisher = publisher;
        this.metrics = metrics;
        this.stopping = stopping;
    }

    /**
     * Publishes the source.
     *
     * @throws InterruptedException where the run was told to stop before the source ended
     * @throws io.keenframe.media.MediaException where the source cannot be read to its end
     */
    void run() throws InterruptedException {
        Path source = Path.of(spec.input());
        try (FrameSource reader = quarantine.open(source, options())) {
            SourceInfo info = reader.info();
            Size result = spec.scaling().of(info.size());
            Window window = Window.of(info.format(), info.size(), result);
            log.append(new JobEvent.Probed(job(), info));
            GroupPlanner planner = new GroupPlanner(spec.references());
            int frames = 0;
            int groups = 0;
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames++;
                metrics.frames(Stage.INGEST).increment();
                groups += publish(planner.add(frame), window);
            }
            groups += publish(planner.flush(), window);
            if (!reader.remarks().isEmpty()) {
                log.append(new JobEvent.Remarked(job(), "ingest", reader.remarks()));
            }
            log.append(new JobEvent.Ingested(job(), frames, groups, reader.damage()));
        }
    }

    private ReadOptions options() {
        // An earlier run's finding stands, or the groups it published would be of other frames.
        FieldWish fields = log.read(job(), JobState::source)
                .map(source -> FieldWish.of(source.fields()))
                .orElseGet(() -> FieldWish.suiting(
                        spec.interlace(), spec.engine().engine().equals("identity")));
        return ReadOptions.defaults().withRange(spec.range()).withFields(fields);
    }

    private int publish(List<PlannedGroup> groups, Window window) throws InterruptedException {
        for (PlannedGroup group : groups) {
            publish(group, window);
        }
        return groups.size();
    }

    private void publish(PlannedGroup group, Window window) throws InterruptedException {
        if (publisher.needs(group)) {
            awaitRoom(group.frames().size(), window);
            publisher.publish(group);
            metrics.groups(Stage.INGEST).increment();
        }
        if (stopping.getAsBoolean()) {
            throw new InterruptedException("ingest of " + job() + " was told to stop");
        }
    }

    private void awaitRoom(int frames, Window window) throws InterruptedException {
        long start = System.nanoTime();
        while (!log.await(
                job(),
                state -> state.outcome().isPresent()
                        || (state.framesOutstanding() + frames <= window.frames()
                                && !state.pauses().containsKey(JobEvent.Paused.DISK)),
                PATIENCE)) {
            if (stopping.getAsBoolean()) {
                throw new InterruptedException("ingest of " + job() + " was told to stop");
            }
        }
        metrics.queue("window").putBlocked(System.nanoTime() - start);
        if (log.read(job(), state -> state.outcome().isPresent())) {
            throw new InterruptedException("job " + job() + " has ended");
        }
    }

    private JobId job() {
        return spec.id();
    }
}
