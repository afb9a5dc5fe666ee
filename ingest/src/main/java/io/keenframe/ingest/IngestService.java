package io.keenframe.ingest;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.media.MediaException;
import io.keenframe.media.child.Quarantine;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.metrics.Metrics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service that decodes sources and publishes their frames: one source at a time. */
public final class IngestService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(IngestService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final JobLog log;
    private final Metrics metrics;
    private final Quarantine quarantine;
    private final FramePublisher publisher;
    private final FrameFetcher fetcher;
    private final TicketQueue tickets;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final TicketWorker worker;

    private IngestService(Cluster cluster, JobLog log, Metrics metrics, Quarantine quarantine) {
        this.cluster = cluster;
        this.log = log;
        this.metrics = metrics;
        this.quarantine = quarantine;
        publisher = cluster.openPublisher();
        fetcher = cluster.openFetcher();
        tickets = cluster.openTickets();
        worker = cluster.startWorker(Stage.INGEST, this::handle);
    }

    /** Starts to take ingest tickets. The cluster, the log and the quarantine stay the caller's to close, and after it. */
    public static IngestService start(Cluster cluster, JobLog log, Metrics metrics, Quarantine quarantine) {
        return new IngestService(cluster, log, metrics, quarantine);
    }

    private void handle(Ticket ticket, Lease lease) throws Exception {
        Optional<JobSpec> spec = log.wanted(ticket.job(), PATIENCE);
        if (spec.isEmpty() || log.read(ticket.job(), JobState::ingested).isPresent()) {
            return;
        }
        try {
            cluster.createTopics(ticket.job());
            GroupPublisher groups = new GroupPublisher(ticket.job(), log, publisher, fetcher, tickets);
            new JobIngest(spec.get(), quarantine, log, groups, metrics, () -> draining.get() || lease.lost()).run();
        } catch (MediaException | IllegalArgumentException e) {
            LOGGER.debug("ingest of {} failed", ticket.job(), e);
            log.append(new JobEvent.Failed(ticket.job(), "ingest", String.valueOf(e.getMessage())));
            // Nothing more can come of its frames.
            cluster.deleteTopics(ticket.job());
        } catch (RuntimeException e) {
            if (lease.lastAttempt()) {
                log.append(new JobEvent.Failed(ticket.job(), "ingest", String.valueOf(e.getMessage())));
            }
            throw e;
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
