package io.keenframe.reassembler;

import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.media.MediaException;
import io.keenframe.media.child.Quarantine;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service that turns restored frames into films: one film at a time. */
public final class ReassemblerService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReassemblerService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final JobLog log;
    private final Home home;
    private final Metrics metrics;
    private final Quarantine quarantine;
    private final FrameFetcher fetcher;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final TicketWorker worker;

    private ReassemblerService(Cluster cluster, JobLog log, Home home, Metrics metrics, Quarantine quarantine) {
        this.cluster = cluster;
        this.log = log;
        this.home = home;
        this.metrics = metrics;
        this.quarantine = quarantine;
        fetcher = cluster.openFetcher();
        worker = cluster.startWorker(Stage.ASSEMBLE, this::handle);
    }

    /** Starts to take assemble tickets. The cluster, the log and the quarantine stay the caller's to close, and after it. */
    public static ReassemblerService start(
            Cluster cluster, JobLog log, Home home, Metrics metrics, Quarantine quarantine) {
        return new ReassemblerService(cluster, log, home, metrics, quarantine);
    }

    private void handle(Ticket ticket, Lease lease) throws Exception {
        JobId job = ticket.job();
        Optional<JobSpec> spec = log.wanted(job, PATIENCE);
        if (spec.isEmpty()) {
            return;
        }
        try {
            new JobAssembly(
                            spec.get(),
                            cluster,
                            log,
                            fetcher,
                            home.job(job).resolve("parts"),
                            metrics,
                            quarantine,
                            () -> stopping(lease))
                    .run();
        } catch (MediaException | IllegalArgumentException | IOException e) {
            LOGGER.debug("assembly of {} failed", job, e);
            log.append(new JobEvent.Failed(job, "reassembler", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            if (lease.lastAttempt()) {
                log.append(new JobEvent.Failed(job, "reassembler", String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    private boolean stopping(Lease lease) {
        return draining.get() || lease.lost();
    }

    /** Takes no more tickets and leaves the film in hand where it is; its ticket goes back. */
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
        fetcher.close();
    }
}
