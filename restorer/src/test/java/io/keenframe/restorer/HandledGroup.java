package io.keenframe.restorer;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.memory.MemoryCluster;
import io.keenframe.runtime.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A handler of restore tickets with a log, topics and engines that tests look into, and a group to restore. */
abstract class HandledGroup {
    static final JobId JOB = new JobId("film");
    static final Group GROUP = new Group(4, 1, 30, 3, 0, new Reference(31, 1, 0.5));
    static final Ticket.Restore TICKET = new Ticket.Restore(JOB, GROUP);
    static final FakeLease FIRST = new FakeLease(1);
    static final FakeLease CAUTIOUS = new FakeLease(4);
    static final FakeLease LAST = new FakeLease(Cluster.DELIVERIES);

    final FakeLog log = new FakeLog();
    final FakeTopics topics = new FakeTopics();
    final FakeEngines engines = new FakeEngines();
    final Metrics metrics = new Metrics();
    final FrameCodec codec = new FrameCodec();
    final EngineSlot slot = new EngineSlot(engines);
    final GroupRestorer groups = new GroupRestorer("restore-0", topics.fetcher(), topics.publisher());
    final MemoryCluster cluster = new MemoryCluster();
    final RestoreHandler handler = new RestoreHandler(
            new Surrender(cluster, log), cluster.openTickets(), slot, groups, metrics, Duration.ZERO, System::nanoTime);

    @AfterEach
    void close() {
        handler.stop();
        groups.close();
        cluster.close();
        metrics.close();
        codec.close();
    }

    static Ticket.Restore ticket(int group) {
        return new Ticket.Restore(JOB, new Group(group, 1, 30, 3, 0, GROUP.reference()));
    }

    void submit(String engine) {
        log.append(new JobEvent.Submitted(new JobSpec(
                JOB,
                "/in",
                "/out",
                EngineSettings.of(engine, Map.of()),
                Scaling.none(),
                new Encoding(Codec.FFV1, null, true),
                TimeRange.all())));
        for (int group = 4; group < 7; group++) {
            log.append(new JobEvent.GroupPlanned(JOB, ticket(group).group()));
        }
    }

    List<Frame> publishFrames() {
        List<Frame> frames = List.of(
                Pictures.flat(PixelFormat.YUV420P, new Size(8, 6), Colour.UNSPECIFIED, 1, 2, 3),
                Pictures.noise(PixelFormat.YUV420P, new Size(8, 6), Colour.UNSPECIFIED),
                Pictures.flat(PixelFormat.YUV420P, new Size(8, 6), Colour.UNSPECIFIED, 7, 8, 9));
        frames.forEach(frame -> topics.add(Topics.frames(JOB), codec.encode(frame)));
        return frames;
    }

    Throwable thrownBy(FakeLease lease) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> handler.handle(TICKET, lease));
    }

    JobEvent.GroupRestored restoredEvent() {
        return log.events.stream()
                .filter(JobEvent.GroupRestored.class::isInstance)
                .map(JobEvent.GroupRestored.class::cast)
                .findFirst()
                .orElseThrow();
    }

    String failure() {
        return log.events.stream()
                .filter(JobEvent.Failed.class::isInstance)
                .map(event -> ((JobEvent.Failed) event).reason())
                .findFirst()
                .orElseThrow();
    }
}
