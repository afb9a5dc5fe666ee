package io.keenframe.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.memory.MemoryCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void everyMeterHasADescriptionAndNoJobsName() {
        try (MemoryCluster cluster = new MemoryCluster();
                Metrics metrics = new Metrics().watching(cluster.openLog())) {
            for (Stage stage : Stage.values()) {
                metrics.frames(stage).increment();
                metrics.groups(stage).increment();
                metrics.tickets(stage, TicketFate.ACCEPTED).increment();
            }
            metrics.jobs(true).increment();
            metrics.step("decode").record(Duration.ofMillis(5));
            metrics.queue("decoded").changed(1);

            assertThat(metrics.registry().getMeters()).hasSizeGreaterThan(15).allSatisfy(meter -> {
                assertThat(meter.getId().getDescription()).isNotBlank();
                assertThat(meter.getId().getTags())
                        .allSatisfy(tag ->
                                assertThat(tag.getKey()).isIn("stage", "fate", "outcome", "step", "queue", "side"));
            });
            assertThat(metrics.scrape())
                    .contains("keenframe_frames_decoded_total 1.0")
                    .contains("keenframe_frames_assembled_total 1.0")
                    .contains("keenframe_step_seconds_count{step=\"decode\"} 1");
        }
    }

    @Test
    void theBacklogIsWhatTheLogKnows() throws Exception {
        try (MemoryCluster cluster = new MemoryCluster();
                JobLog log = cluster.openLog();
                Metrics metrics = new Metrics().watching(log)) {
            // Given
            JobId job = new JobId("a");
            log.append(new JobEvent.Submitted(spec(job)));
            for (int i = 0; i < 3; i++) {
                Reference reference = new Reference(i * 8, i * 8L, 1);
                log.append(new JobEvent.GroupPlanned(job, new Group(i, 0, i * 8, 8, i * 8L, reference)));
            }
            // When
            log.append(new JobEvent.GroupRestored(job, 1, List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L), 1, Map.of()));
            // Then
            assertThat(metrics.scrape())
                    .contains("keenframe_backlog_tickets{stage=\"ingest\"} 1.0")
                    .contains("keenframe_backlog_tickets{stage=\"restore\"} 2.0")
                    .contains("keenframe_backlog_frames{stage=\"restore\"} 16.0")
                    .contains("keenframe_backlog_frames{stage=\"assemble\"} 24.0");
            // When
            log.append(new JobEvent.Failed(job, "ingest", "no such file"));
            // Then
            assertThat(metrics.scrape()).contains("keenframe_backlog_frames{stage=\"assemble\"} 0.0");
        }
    }

    private static JobSpec spec(JobId job) {
        return new JobSpec(
                job,
                "/in.mp4",
                "/out.mp4",
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all());
    }

    @Test
    void queuesOfOneNameShareTheirMeter() {
        try (Metrics metrics = new Metrics()) {
            metrics.queue("decoded").changed(2);
            metrics.queue("decoded").changed(1);

            assertThat(metrics.scrape()).contains("keenframe_queue_size{queue=\"decoded\"} 3.0");
        }
    }
}
