package io.keenframe.ingest;

import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobState;
import io.keenframe.media.MediaException;
import io.keenframe.media.child.Quarantine;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.Pause;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.files.Obstacle;
import io.keenframe.runtime.files.SourceWatch;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service that decodes sources and publishes their frames: one source at a time. */
public final class IngestService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(IngestService.class);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final JobLog log;
    private final Metrics metrics;
    private final Quarantine quarantine;
    private final Room room;
    private final Surrender surrender;
    private final FramePublisher publisher;
    private final FrameFetcher fetcher;
    private final TicketQueue tickets;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final TicketWorker worker;

    private IngestService(Cluster cluster, JobLog log, Metrics metrics, Quarantine quarantine, Room room) {
        this.cluster = cluster;
        this.log = log;
        this.metrics = metrics;
        this.quarantine = quarantine;
        this.room = room;
        surrender = new Surrender(cluster, log);
        publisher = cluster.openPublisher();
        fetcher = cluster.openFetcher();
        tickets = cluster.openTickets();
        worker = cluster.startWorker(Stage.INGEST, this::handle);
    }

    /**
     * Starts to take ingest tickets. The cluster, the log and the quarantine stay the caller's to close, and after it.
     *
     * @param room what the frames of any job may take besides what its window allows
     */
    public static IngestService start(Cluster cluster, JobLog log, Metrics metrics, Quarantine quarantine, Room room) {
        return new IngestService(cluster, log, metrics, quarantine, room);
    }

    private void handle(Ticket ticket, Lease lease) throws Exception {
        JobId job = ticket.job();
        Optional<JobSpec> spec = log.wanted(job, PATIENCE);
        if (spec.isEmpty() || !(ticket instanceof Ticket.Ingest ingest) || isOver(ingest, lease)) {
            return;
        }
        try {
            GroupPublisher groups = new GroupPublisher(job, log, publisher, fetcher, tickets);
            if (log.read(job, JobState::ingested).isEmpty() || !groups.offerWaiting()) {
                ingest(spec.get(), groups, lease);
            }
        } catch (MediaException | IllegalArgumentException e) {
            LOGGER.debug("ingest of {} failed", job, e);
            surrender.forGood(job, Stage.INGEST.label(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            fail(job, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (lease.lastAttempt()) {
                fail(job, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** Whether nothing more is done about a ticket that was handed out again and again. */
    private boolean isOver(Ticket.Ingest ticket, Lease lease) throws InterruptedException {
        int groups = log.read(ticket.job(), JobState::groupsPlanned);
        if (lease.lastAttempt() && groups > ticket.seen()) {
            // Its workers died often, but not in vain.
            tickets.offer(new Ticket.Ingest(ticket.job(), groups));
            return true;
        }
        if (lease.lastDelivery()) {
            fail(
                    ticket.job(),
                    "ingest was killed again and again while it read this film; see whether its machine has enough"
                            + " memory, and give the command again");
        }
        return lease.lastDelivery();
    }

    private void fail(JobId job, String reason) throws InterruptedException {
        surrender.forNow(job, Stage.INGEST.label(), reason);
    }

    private void ingest(JobSpec spec, GroupPublisher groups, Lease lease) throws InterruptedException, IOException {
        BooleanSupplier stopping = () -> draining.get() || lease.lost();
        Pause pause = new Pause(log, spec.id(), Stage.INGEST, stopping);
        pause.goOn();
        ClusterRoom brokers = new ClusterRoom(bytes -> cluster.crowding(spec.id(), bytes), pause, System::nanoTime);
        Admission admission = new Admission(spec.id(), log, room, brokers, STEP, stopping);
        Path source = Path.of(spec.input());
        while (true) {
            try {
                SourceWatch watch = SourceWatch.of(source, spec.binding().input());
                new JobIngest(spec, watch, quarantine, cluster, log, groups, admission, metrics).run();
                return;
            } catch (MediaException | IOException e) {
                Optional<Obstacle> obstacle = Obstacle.reading(source);
                if (obstacle.isEmpty()) {
                    throw e; // the fault is the source's own
                }
                pause.until(obstacle.get());
            }
        }
    }

    /** Takes no more tickets and stops the source in hand after the group in hand; its ticket goes back. */
    public void drain() {
        draining.set(true);
        worker.close();
    }

    /**
     * Returns where the service works.
     *
     * @throws IllegalStateException where it stopped by itself; the message says why
     */
    public void check() {
        worker.check();
    }

    @Override
    public void close() {
        draining.set(true);
        worker.abort();
        tickets.close();
        fetcher.close();
        publisher.close();
    }
}
