package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.event.Part;
import io.keenframe.ingest.IngestService;
import io.keenframe.ingest.Room;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.child.Quarantine;
import io.keenframe.reassembler.ReassemblerService;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.metrics.Metrics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets that live as long as a film, and whose workers die again and again. */
class LongTicketsTest {
    private static final JobId JOB = new JobId("film");

    private final HandlerCluster cluster = new HandlerCluster();
    private final JobLog log = cluster.openLog();
    private final Metrics metrics = new Metrics();
    private final Quarantine quarantine = new Quarantine(SourceLimits.defaults());
    private final IngestService ingest = IngestService.start(cluster, log, metrics, quarantine, Room.UNBOUNDED);
    private final ReassemblerService reassembler =
            ReassemblerService.start(cluster, log, new Home(Path.of("none")), metrics, quarantine);

    @BeforeEach
    void submit() throws InterruptedException {
        log.append(new JobEvent.Submitted(new JobSpec(
                JOB,
                "/in.mp4",
                "/out.mp4",
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all())));
        log.append(new JobEvent.GroupPlanned(JOB, new Group(0, 0, 0, 4, 0, new Reference(0, 0, 1))));
        log.append(new JobEvent.PartWritten(JOB, new Part(0, 0, 1, 0, 4, "0.nut")));
    }

    @AfterEach
    void close() {
        ingest.close();
        reassembler.close();
        quarantine.close();
        log.close();
        cluster.close();
        metrics.close();
    }

    private Optional<JobEvent> outcome() {
        return log.read(JOB, JobState::outcome);
    }

    @Test
    void beginToCountAnewWhereTheWorkGotFurther() throws Exception {
        for (int delivery : new int[] {Cluster.DELIVERIES - 1, Cluster.DELIVERIES}) {
            cluster.handler(Stage.INGEST).handle(new Ticket.Ingest(JOB, 0), HandlerCluster.delivered(delivery));
            cluster.handler(Stage.ASSEMBLE).handle(new Ticket.Assemble(JOB, 0), HandlerCluster.delivered(delivery));
        }
        assertThat(cluster.outstanding(Stage.INGEST)).isEqualTo(2);
        assertThat(cluster.outstanding(Stage.ASSEMBLE)).isEqualTo(2);
        assertThat(outcome()).isEmpty();
    }

    @Test
    void failTheJobWhereIngestGetsNoFurther() throws Exception {
        cluster.handler(Stage.INGEST).handle(new Ticket.Ingest(JOB, 1), HandlerCluster.delivered(Cluster.DELIVERIES));
        assertThat(outcome())
                .get()
                .satisfies(event -> assertThat(event.toString()).contains("ingest was killed again and again"));
        assertThat(cluster.outstanding(Stage.INGEST)).isZero();
    }

    @Test
    void failTheJobWhereAssemblyGetsNoFurther() throws Exception {
        cluster.handler(Stage.ASSEMBLE)
                .handle(new Ticket.Assemble(JOB, 1), HandlerCluster.delivered(Cluster.DELIVERIES));
        assertThat(outcome())
                .get()
                .satisfies(
                        event -> assertThat(event.toString()).contains("the reassembler was killed again and again"));
        assertThat(cluster.outstanding(Stage.ASSEMBLE)).isZero();
    }
}
