package io.keenframe.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.runtime.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void everyMeterHasADescriptionAndNoJobsName() {
        try (Metrics metrics = new Metrics()) {
            for (Stage stage : Stage.values()) {
                metrics.frames(stage).increment();
                metrics.groups(stage).increment();
                metrics.tickets(stage, TicketFate.ACCEPTED).increment();
                metrics.backlog(stage).tickets(2);
                metrics.backlog(stage).frames(16);
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
                    .contains("keenframe_backlog_frames{stage=\"restore\"} 16.0")
                    .contains("keenframe_step_seconds_count{step=\"decode\"} 1");
        }
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
