package io.keenframe.restorer;

import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineSettingsException;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketRejectedException;
import io.keenframe.runtime.metrics.Metrics;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a restorer's worker does with a ticket: decides whether the group is wanted, restores it, and says so. */
final class RestoreHandler implements TicketHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(RestoreHandler.class);

    /** Any worker may die for reasons of its own. */
    private static final int DELIVERIES_AS_A_WHOLE = 3;

    private static final int RUNS_AS_A_WHOLE = 2;

    private final Surrender surrender;
    private final JobLog log;
    private final TicketQueue tickets;
    private final EngineSlot slot;
    private final GroupRestorer groups;
    private final ShotDesk shots;
    private final Metrics metrics;
    private final Duration patience;
    private final LongSupplier clock;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopping;

    /**
     * A worker's handler.
     *
     * @param surrender gives jobs up, and has the log
     * @param tickets where a group is offered whose workers died often, but not in vain
     * @param patience how long the log may lag behind the tickets
     * @param clock nanoseconds, to measure with
     */
    RestoreHandler(
            Surrender surrender,
            TicketQueue tickets,
            EngineSlot slot,
            GroupRestorer groups,
            Metrics metrics,
            Duration patience,
            LongSupplier clock) {
        this.surrender = surrender;
        this.log = surrender.log();
        this.tickets = tickets;
        this.slot = slot;
        this.groups = groups;
        this.shots = new ShotDesk(
                log, slot, groups, patience, () -> UUID.randomUUID().toString());
        this.metrics = metrics;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public void handle(Ticket ticket, Lease lease) throws Exception {
        if (!(ticket instanceof Ticket.Restore restore)) {
            throw new TicketRejectedException(ticket + " is not a restorer's");
        }
        working.lock();
        try {
            handle(restore, lease);
        } finally {
            working.unlock();
        }
    }

    /** Breaks off the ticket in hand, refuses later ones and closes the engine. */
    void stop() {
        stopping = true;
        slot.cancel();
        working.lock();
        try {
            slot.close();
        } finally {
            working.unlock();
        }
    }

    private void handle(Ticket.Restore restore, Lease lease) throws Exception {
        if (stopping) {
            throw new CancellationException("the restorer is being closed");
        }
        Optional<JobSpec> spec = spec(restore);
        if (spec.isEmpty()) {
            LOGGER.debug("group {} of job {} is not wanted", restore.group().index(), restore.job());
            return;
        }
        if (isOver(restore, lease)) {
            return;
        }
        try {
            restore(restore, spec.get(), lease);
        } catch (EngineSettingsException e) {
            fail(restore.job(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw e;
        } catch (CancellationException e) {
            requireUnwanted(restore, lease, e);
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            if (e instanceof FrameGoneException && isDone(restore)) {
                return;
            }
            slot.drop();
            if (!lease.lastAttempt() || lease.lost() || stopping) {
                throw e;
            }
            fail(restore.job(), hopeless(restore, lease, e));
        }
    }

    /**
     * What is asked for; empty where the group is done already, the job has ended or is forgotten, or the ticket is of a
     * group whose frames have been published anew since: where it points at, there may be others.
     */
    private Optional<JobSpec> spec(Ticket.Restore ticket) throws InterruptedException {
        log.await(ticket.job(), state -> done(state, ticket) || isPlanned(state, ticket), patience);
        return log.read(
                ticket.job(),
                state -> done(state, ticket) || !isPlanned(state, ticket) ? Optional.empty() : state.spec());
    }

    private static boolean isPlanned(JobState state, Ticket.Restore ticket) {
        return state.group(ticket.group().index())
                .filter(ticket.group()::equals)
                .isPresent();
    }

    private static boolean done(JobState state, Ticket.Restore ticket) {
        int group = ticket.group().index();
        return state.outcome().isPresent() || state.restored(group).isPresent() || group < state.groupsAssembled();
    }

    /** Whether nothing more is done about a ticket that was handed out again and again. */
    private boolean isOver(Ticket.Restore ticket, Lease lease) throws InterruptedException {
        int known = log.read(ticket.job(), state -> state.knownOf(ticket.group()));
        if (lease.lastAttempt() && known > ticket.seen()) {
            tickets.offer(new Ticket.Restore(ticket.job(), ticket.group(), known));
            return true;
        }
        if (lease.lastDelivery()) {
            fail(
                    ticket.job(),
                    "restorers were killed again and again at group "
                            + ticket.group().index() + ", before they came to a frame of it; see whether their machine"
                            + " has enough memory, and give the command again");
        }
        return lease.lastDelivery();
    }

    private void restore(Ticket.Restore ticket, JobSpec spec, Lease lease) throws Exception {
        StageTimes times = new StageTimes(clock);
        long start = clock.getAsLong();
        Progress wanted = new Wanted(ticket, lease, times);
        Engine engine = needsCaution(ticket, lease)
                ? new CautiousEngine(ticket, spec, log, bench(ticket, spec, wanted, times))
                : shots.engine(ticket, spec, wanted, times);
        JobEvent.GroupRestored event = groups.restore(ticket.job(), ticket.group(), engine, wanted, times);
        log.append(event);
        metrics.groups(Stage.RESTORE).increment();
        metrics.frames(Stage.RESTORE).increment(ticket.group().frames());
        metrics.framesDiffused().increment(event.diffused() * ticket.group().frames());
        metrics.step("restore-group").record(Duration.ofNanos(clock.getAsLong() - start));
        times.all().forEach((stage, time) -> metrics.step(stage).record(time));
    }

    /** Whether the group, or this whole process in earlier runs, failed so often that one of its frames may be why. */
    private boolean needsCaution(Ticket.Restore ticket, Lease lease) {
        return lease.delivery() > DELIVERIES_AS_A_WHOLE
                || ticket.seen() > 0
                || log.read(ticket.job(), JobState::runsInVain) >= RUNS_AS_A_WHOLE;
    }

    private CautiousEngine.Workbench bench(Ticket.Restore ticket, JobSpec spec, Progress wanted, StageTimes times) {
        return new CautiousEngine.Workbench() {
            @Override
            public Engine engine() throws InterruptedException {
                return shots.engine(ticket, spec, wanted, times);
            }

            @Override
            public void drop() {
                slot.drop();
            }

            @Override
            public void setAside(Frame frame, String reason) throws InterruptedException {
                LOGGER.warn("job {}: {}", ticket.job(), reason);
                groups.setAside(ticket.job(), frame, reason);
            }
        };
    }

    /** Frames are trimmed behind a group that is done; the log may say so a little later. */
    private boolean isDone(Ticket.Restore ticket) throws InterruptedException {
        return log.await(ticket.job(), state -> state.spec().isEmpty() || done(state, ticket), patience);
    }

    /** Work that was broken off because its job has ended is done; all other goes back. */
    private void requireUnwanted(Ticket.Restore ticket, Lease lease, CancellationException cancelled) {
        if (lease.lost() || !log.read(ticket.job(), state -> done(state, ticket))) {
            throw cancelled;
        }
    }

    private static String hopeless(Ticket.Restore ticket, Lease lease, Throwable fault) {
        return "group " + ticket.group().index() + " failed " + lease.delivery() + " times, at last with: "
                + Objects.requireNonNullElse(fault.getMessage(), fault.toString())
                        .lines()
                        .findFirst()
                        .orElse("");
    }

    private void fail(JobId job, String reason) throws InterruptedException {
        LOGGER.error("job {} fails: {}", job, reason);
        surrender.forNow(job, Stage.RESTORE.label(), reason);
    }

    /** Whether a group's restoration is still wanted, and where its engine's times go. */
    private final class Wanted implements Progress {
        private final Ticket.Restore ticket;
        private final Lease lease;
        private final StageTimes times;

        Wanted(Ticket.Restore ticket, Lease lease, StageTimes times) {
            this.ticket = ticket;
            this.lease = lease;
            this.times = times;
        }

        @Override
        public void spent(String stage, Duration time) {
            times.add(stage, time);
        }

        @Override
        public boolean unwanted() {
            return stopping
                    || lease.lost()
                    || Thread.currentThread().isInterrupted()
                    || log.read(ticket.job(), state -> done(state, ticket));
        }
    }
}
