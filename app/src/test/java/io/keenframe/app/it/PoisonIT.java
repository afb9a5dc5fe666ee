package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.broker.EmbeddedBroker;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.JobReport;
import io.keenframe.contract.Json;
import io.keenframe.contract.Size;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame that ends every worker that restores it costs the film that frame alone. */
class PoisonIT {
    private static final int POISON = 13;
    /** Three as part of its group, and two by itself. */
    private static final int DEATHS = 5;

    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("try") // the services only have to be there
    void aFrameThatKillsItsWorkersIsScaledAndTheFilmCompletes() throws IOException, InterruptedException {
        // Given
        Path clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(64, 48), 16).write(clip);
        Path report = folder.resolve("report.json");
        Path home = folder.resolve("home");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                Child ingest = service(home, "ingest", broker);
                Child reassembler = service(home, "reassembler", broker);
                Child client = Child.start(
                        folder.resolve("client"),
                        words(
                                command(clip, folder.resolve("poisoned.mkv")),
                                "--kafka",
                                broker.bootstrap(),
                                "--workers",
                                "0",
                                "--report",
                                report))) {
            // When
            int deaths = 0;
            for (boolean goesOn = true; goesOn; ) {
                try (Child restorer = Child.start(PoisonedRestorer.class, home, broker.bootstrap(), POISON)) {
                    goesOn = restorer.endsBefore(client);
                    deaths += goesOn ? 1 : 0;
                }
            }
            // Then
            assertThat(client.status()).isZero();
            assertThat(deaths).isEqualTo(DEATHS);
            assertThat(deadFrame(broker).index()).isEqualTo(POISON);
            client.await(("frame " + POISON + " cannot be restored by lanczos (its worker died of it), and was scaled"
                    + " instead")::equals);
            assertThat(Json.read(Files.readAllBytes(report), JobReport.class).filled())
                    .extracting(JobEvent.FrameFilled::frame)
                    .containsExactly(POISON);
        }
        // The fallback is the very engine here, so nobody sees which frame it was.
        Path healthy = folder.resolve("healthy.mkv");
        assertThat(Run.of(command(clip, healthy)).status()).isZero();
        assertThat(folder.resolve("poisoned.mkv")).hasSameBinaryContentAs(healthy);
    }

    private static Frame deadFrame(EmbeddedBroker broker) throws InterruptedException {
        try (KafkaCluster cluster = KafkaCluster.open(KafkaSettings.of(broker.bootstrap()), new Metrics());
                FrameFetcher fetcher = cluster.openFetcher();
                FrameCodec codec = new FrameCodec()) {
            return codec.decode(fetcher.fetch(Topics.DEAD_FRAMES, 0));
        }
    }

    private static Object[] command(Path clip, Path result) {
        return new Object[] {"restore", clip, "-o", result, "--engine", "lanczos", "--scale", "2"};
    }

    private static Object[] words(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static Child service(Path home, String name, EmbeddedBroker broker) throws IOException {
        return Child.start(home, name, "--kafka", broker.bootstrap(), "--port", "0");
    }
}
