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
import io.keenframe.runtime.Pause;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.files.Obstacle;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
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
        if (isHopeless(job)) {
            PartShelf.clear(parts(job));
        }
        if (spec.isEmpty() || !(ticket instanceof Ticket.Assemble assemble) || isOver(assemble, lease)) {
            return;
        }
        try {
            assemble(spec.get(), lease);
        } catch (MediaException | IllegalArgumentException | IOException e) {
            LOGGER.debug("assembly of {} failed", job, e);
            fail(job, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (lease.lastAttempt()) {
                fail(job, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private boolean isHopeless(JobId job) {
        return log.read(
                job,
                state -> state.outcome()
                        .filter(end -> end instanceof JobEvent.Failed failed && failed.hopeless())
                        .isPresent());
    }

    private Path parts(JobId job) {
        return home.job(job).resolve("parts");
    }

    /** Whether nothing more is done about a ticket that was handed out again and again. */
    private boolean isOver(Ticket.Assemble ticket, Lease lease) throws InterruptedException {
        int parts = log.read(ticket.job(), state -> state.parts().size());
        if (lease.lastAttempt() && parts > ticket.seen()) {
            // Its workers died often, but not in vain.
            try (TicketQueue tickets = cluster.openTickets()) {
                tickets.offer(new Ticket.Assemble(ticket.job(), parts));
            }
            return true;
        }
        if (lease.lastDelivery()) {
            fail(
                    ticket.job(),
                    "the reassembler was killed again and again while it assembled this film; see whether its machine"
                            + " has enough memory, and give the command again");
        }
        return lease.lastDelivery();
    }

    private void fail(JobId job, String reason) throws InterruptedException {
        new Surrender(cluster, log).forNow(job, Stage.ASSEMBLE.label(), reason);
    }

    private void assemble(JobSpec spec, Lease lease) throws InterruptedException, IOException {
        Path folder = parts(spec.id());
        Pause pause = new Pause(log, spec.id(), Stage.ASSEMBLE, () -> stopping(lease));
        pause.goOn();
        while (true) {
            try {
                new JobAssembly(spec, cluster, log, fetcher, folder, metrics, quarantine, () -> stopping(lease)).run();
                return;
            } catch (MediaException | IOException e) {
                boolean full = e instanceof MediaException fault && fault.isDiskFull();
                Optional<Obstacle> obstacle = AssemblyPlaces.of(spec, folder).obstacle(full);
                if (obstacle.isEmpty()) {
                    throw e; // the fault is the film's own
                }
                pause.until(obstacle.get());
            }
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
