package io.keenframe.ingest;

import io.keenframe.contract.Footprint;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.ingest.plan.GroupPlanner;
import io.keenframe.ingest.plan.PlannedGroup;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.read.FieldWish;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.files.SourceWatch;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run through a job's source, from its first frame to its last.
 *
 * <p>A restarted run decodes the same frames into the same groups, so it needs no position: it passes over what is
 * restored, offers the tickets of what is waiting again, and publishes the rest.
 */
final class JobIngest {
    private final JobSpec spec;
    private final SourceWatch watch;
    private final Quarantine quarantine;
    private final Cluster cluster;
    private final JobLog log;
    private final GroupPublisher publisher;
    private final Admission admission;
    private final Metrics metrics;

    JobIngest(
            JobSpec spec,
            SourceWatch watch,
            Quarantine quarantine,
            Cluster cluster,
            JobLog log,
            GroupPublisher publisher,
            Admission admission,
            Metrics metrics) {
        this.spec = spec;
        this.watch = watch;
        this.quarantine = quarantine;
        this.cluster = cluster;
        this.log = log;
        this.publisher = publisher;
        this.admission = admission;
        this.metrics = metrics;
    }

    /**
     * Publishes the source.
     *
     * @throws InterruptedException where the run was told to stop before the source ended
     * @throws io.keenframe.media.MediaException where the source cannot be read to its end
     * @throws IOException where it became another while it was read
     */
    void run() throws InterruptedException, IOException {
        Path source = Path.of(spec.input());
        try (FrameSource reader = quarantine.open(source, options())) {
            SourceInfo info = reader.info();
            Footprint footprint = Footprint.of(spec, info);
            cluster.createTopics(job(), footprint.segment());
            log.append(new JobEvent.Probed(job(), info));
            GroupPlanner planner = new GroupPlanner(spec.references());
            int frames = 0;
            int groups = 0;
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames++;
                metrics.frames(Stage.INGEST).increment();
                groups += publish(planner.add(frame), footprint);
            }
            groups += publish(planner.flush(), footprint);
            watch.require();
            remark(reader.remarks());
            log.append(new JobEvent.Ingested(job(), frames, groups, reader.damage()));
        }
    }

    private void remark(List<String> ofReader) throws InterruptedException {
        List<String> remarks = new ArrayList<>(ofReader);
        if (watch.isTouched()) {
            remarks.add(spec.input() + " was written to or replaced while it was read, though it seems to be the same;"
                    + " where it was another meanwhile, so is the result");
        }
        if (!remarks.isEmpty()) {
            log.append(new JobEvent.Remarked(job(), "ingest", remarks));
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

    private int publish(List<PlannedGroup> groups, Footprint footprint) throws InterruptedException, IOException {
        for (PlannedGroup group : groups) {
            publish(group, footprint);
        }
        return groups.size();
    }

    private void publish(PlannedGroup group, Footprint footprint) throws InterruptedException, IOException {
        watch.require();
        if (publisher.needs(group)) {
            long start = System.nanoTime();
            admission.await(group.frames().size(), footprint);
            metrics.queue("window").putBlocked(System.nanoTime() - start);
            publisher.publish(group);
            metrics.groups(Stage.INGEST).increment();
        }
        admission.requireGoingOn();
    }

    private JobId job() {
        return spec.id();
    }
}
