package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Damage;
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
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.reassembler.ReassemblerService;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.memory.MemoryCluster;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two workers that did the same groups, one that says so long after its lock was lost, and events that come twice and in
 * any order: the film is the same, byte for byte.
 */
class FoldIT {
    private static final int SEEDS = 6;
    private static final int GROUP = 8;
    private static final long SEGMENT = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path clip;
    private SourceInfo source;
    private List<Frame> frames;

    @BeforeEach
    void draw() throws IOException {
        // More frames than one part has.
        clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(64, 48), 45).write(clip);
        frames = Clip.read(clip);
        try (FrameReader reader = FrameReader.open(clip, ReadOptions.defaults())) {
            source = reader.info();
        }
    }

    @Test
    void givesTheSameFilmWhateverTheOrder() throws IOException, InterruptedException, ExecutionException {
        // When
        Path orderly = film("orderly", new Random(0), false);
        // Then
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(film("film-" + seed, new Random(seed), true))
                    .as("seed %s", seed)
                    .hasSameBinaryContentAs(orderly);
        }
    }

    private Path film(String name, Random random, boolean disorder)
            throws IOException, InterruptedException, ExecutionException {
        Path output = folder.resolve(name + ".mp4");
        JobSpec spec = new JobSpec(
                new JobId(name),
                clip.toString(),
                output.toString(),
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all());
        try (MemoryCluster cluster = new MemoryCluster();
                JobLog log = cluster.openLog();
                FrameCodec codec = new FrameCodec();
                FramePublisher publisher = cluster.openPublisher();
                TicketQueue tickets = cluster.openTickets();
                Metrics metrics = new Metrics()) {
            cluster.createTopics(spec.id(), SEGMENT);
            List<JobEvent> events = new ArrayList<>();
            List<JobEvent> late = new ArrayList<>();
            work(spec.id(), publisher, codec, random, disorder, events, late);
            if (disorder) {
                events.addAll(List.copyOf(events));
                Collections.shuffle(events, random);
            }
            for (JobEvent event : events) {
                log.append(event);
            }
            log.append(new JobEvent.Submitted(spec));
            try (Quarantine quarantine = new Quarantine(SourceLimits.defaults());
                    ReassemblerService service = ReassemblerService.start(
                            cluster, log, new Home(folder.resolve("home")), metrics, quarantine)) {
                tickets.offer(new Ticket.Assemble(spec.id()));
                tickets.offer(new Ticket.Assemble(spec.id()));
                service.check();
                assertThat(log.await(spec.id(), state -> !state.parts().isEmpty(), PATIENCE))
                        .isTrue();
                for (JobEvent event : late) {
                    log.append(event);
                }
                assertThat(log.await(spec.id(), state -> state.outcome().isPresent(), PATIENCE))
                        .isTrue();
                assertThat(log.<JobEvent>read(
                                spec.id(), state -> state.outcome().orElseThrow()))
                        .isEqualTo(new JobEvent.Finished(spec.id(), output.toString(), frames.size(), List.of()));
            }
        }
        return output;
    }

    /** What one or two workers publish and say of each group, the last group being done by the time the film begins. */
    private void work(
            JobId job,
            FramePublisher publisher,
            FrameCodec codec,
            Random random,
            boolean disorder,
            List<JobEvent> events,
            List<JobEvent> late)
            throws InterruptedException, ExecutionException {
        events.add(new JobEvent.Probed(job, source));
        int index = 0;
        for (int first = 0; first < frames.size(); first += GROUP) {
            int count = Math.min(GROUP, frames.size() - first);
            Group group = new Group(index, 0, first, count, first, new Reference(first, first, 1));
            published(Topics.frames(job), group, publisher, codec);
            events.add(new JobEvent.GroupPlanned(job, group));
            int workers = disorder ? 1 + random.nextInt(3) : 1;
            for (int worker = 0; worker < workers; worker++) {
                JobEvent restored = new JobEvent.GroupRestored(
                        job, index, published(Topics.restored(job), group, publisher, codec), 1, Map.of());
                (worker == 2 ? late : events).add(restored);
            }
            index++;
        }
        events.add(new JobEvent.Ingested(job, frames.size(), index, Damage.none()));
    }

    private List<Long> published(String topic, Group group, FramePublisher publisher, FrameCodec codec)
            throws InterruptedException, ExecutionException {
        List<Long> offsets = new ArrayList<>();
        for (Frame frame : frames.subList(group.firstFrame(), group.endFrame())) {
            offsets.add(
                    publisher.publish(topic, frame.index(), codec.encode(frame)).get());
        }
        return offsets;
    }
}
