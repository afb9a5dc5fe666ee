package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.Crew;
import io.keenframe.app.job.JobIds;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.ingest.IngestService;
import io.keenframe.ingest.Room;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.child.Quarantine;
import io.keenframe.reassembler.ReassemblerService;
import io.keenframe.restorer.RestorerService;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.memory.MemoryCluster;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that are handed one damaged film after the other: each job ends, and the services go on. */
class HostileJobsIT {
    private static final int JOBS = Integer.getInteger("keenframe.hostile.jobs", 16);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Map<String, Integer> ends = new TreeMap<>();

    @Test
    void everyJobEndsAndTheServicesGoOn() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(64, 48), 6).write(clip);
        byte[] film = Files.readAllBytes(clip);
        try (MemoryCluster cluster = new MemoryCluster();
                JobLog log = cluster.openLog();
                Metrics metrics = new Metrics();
                Quarantine quarantine = new Quarantine(SourceLimits.defaults());
                IngestService ingest = IngestService.start(cluster, log, metrics, quarantine, Room.UNBOUNDED);
                RestorerService restorer = restorer(cluster, log, metrics);
                ReassemblerService reassembler =
                        ReassemblerService.start(cluster, log, new Home(folder.resolve("home")), metrics, quarantine)) {
            assertThat(end(film, cluster, log)).isInstanceOf(JobEvent.Finished.class);
            for (int i = 0; i < JOBS; i++) {
                JobEvent end = end(damaged(film, new Random(i)), cluster, log);
                if (end instanceof JobEvent.Failed failed) {
                    assertThat(failed.reason())
                            .as("job %d", i)
                            .contains("source")
                            .doesNotContain("\n");
                }
            }
            assertThat(end(film, cluster, log)).isInstanceOf(JobEvent.Finished.class);
            assertFoldersGone(new Home(folder.resolve("home")));
            assertThat(reason(end(spec(source(film), "no such engine", ".mkv"), cluster, log)))
                    .contains("no such engine");
            assertThat(reason(end(spec(source(film), "identity", ".webm"), cluster, log)))
                    .contains(".webm");
            ingest.check();
            restorer.check();
            reassembler.check();
        }
        assertThat(ends).containsKeys("Finished", "Failed");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    /** Parts go right after the outcome is known, or when the ticket comes again. */
    private static void assertFoldersGone(Home home) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!home.jobs().isEmpty()) {
            assertThat(System.nanoTime()).as("%s go", home.jobs()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static RestorerService restorer(MemoryCluster cluster, JobLog log, Metrics metrics) {
        RestorerSettings settings = RestorerSettings.of(List.of());
        return RestorerService.start(cluster, log, metrics, Crew.engines(settings), settings);
    }

    private static byte[] damaged(byte[] film, Random chance) {
        if (chance.nextInt(4) == 0) {
            return Arrays.copyOf(film, 1 + chance.nextInt(film.length - 1));
        }
        byte[] bytes = film.clone();
        int count = 1 << chance.nextInt(10);
        for (int i = 0; i < count; i++) {
            bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
        }
        return bytes;
    }

    private Path source(byte[] film) throws IOException {
        return Files.write(Files.createTempFile(folder, "source", ".mp4"), film);
    }

    private static String reason(JobEvent end) {
        return ((JobEvent.Failed) end).reason();
    }

    private JobEvent end(byte[] film, MemoryCluster cluster, JobLog log) throws Exception {
        return end(spec(source(film), "identity", ".mkv"), cluster, log);
    }

    private JobEvent end(JobSpec spec, MemoryCluster cluster, JobLog log) throws Exception {
        log.append(new JobEvent.Submitted(spec));
        try (TicketQueue tickets = cluster.openTickets()) {
            tickets.offer(new Ticket.Ingest(spec.id()));
            tickets.offer(new Ticket.Assemble(spec.id()));
        }
        assertThat(log.await(spec.id(), state -> state.outcome().isPresent(), PATIENCE))
                .as("the job ends")
                .isTrue();
        JobEvent end = log.read(spec.id(), JobState::outcome).orElseThrow();
        assertTopicsGone(spec.id(), cluster);
        ends.merge(end.getClass().getSimpleName(), 1, Integer::sum);
        return end;
    }

    /** Topics go right after the outcome is known. */
    private static void assertTopicsGone(JobId job, MemoryCluster cluster) throws Exception {
        try (FramePublisher publisher = cluster.openPublisher()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (String topic : List.of(Topics.frames(job), Topics.restored(job))) {
                while (!publisher.publish(topic, 0, new byte[1]).isCompletedExceptionally()) {
                    assertThat(System.nanoTime()).as("the topics of %s go", job).isLessThan(end);
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static JobSpec spec(Path source, String engine, String extension) {
        return JobIds.spec(
                source.toString(),
                "",
                source + extension,
                EngineSettings.of(engine, Map.of()),
                "",
                Scaling.none(),
                new Encoding(Codec.H264, null, true),
                TimeRange.all(),
                ReferenceChoice.sharpest(),
                null,
                "");
    }
}
