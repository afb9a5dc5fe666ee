package io.keenframe.restorer;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.restorer.engine.ShotSettings;
import io.keenframe.restorer.engine.ShotStudy;
import io.keenframe.runtime.JobLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a worker gets the engine for a group, set as its shot wants it.
 *
 * <p>A shot is studied once, on the reference of its first group, before any of its groups is restored. The log keeps
 * what was found, and all workers go by that. For one thread.
 */
final class ShotDesk {
    private final JobLog log;
    private final EngineSlot slot;
    private final GroupRestorer groups;
    private final Duration patience;
    private final Supplier<String> names;

    /**
     * A worker's desk.
     *
     * @param patience how long the log may lag behind the tickets
     * @param names a name for each study, unlike any other's
     */
    ShotDesk(JobLog log, EngineSlot slot, GroupRestorer groups, Duration patience, Supplier<String> names) {
        this.log = log;
        this.slot = slot;
        this.groups = groups;
        this.patience = patience;
        this.names = names;
    }

    /** The engine for a ticket's group. */
    Engine engine(Ticket.Restore ticket, JobSpec spec, Progress progress, StageTimes times)
            throws InterruptedException {
        Optional<JobEvent.ShotSettled> known = settled(ticket);
        if (known.isPresent()) {
            return engine(spec, known.get());
        }
        Engine plain = slot.engine(spec.engine(), spec.scaling());
        Optional<ShotStudy> study = plain.study();
        return study.isEmpty() ? plain : engine(spec, settled(ticket, study.get(), progress, times));
    }

    private Engine engine(JobSpec spec, JobEvent.ShotSettled shot) {
        return slot.engine(spec.engine().with(shot.parameters()), spec.scaling());
    }

    private Optional<JobEvent.ShotSettled> settled(Ticket.Restore ticket) {
        return log.read(ticket.job(), state -> state.shot(ticket.group().shot()));
    }

    private JobEvent.ShotSettled settled(Ticket.Restore ticket, ShotStudy study, Progress progress, StageTimes times)
            throws InterruptedException {
        JobId job = ticket.job();
        int shot = ticket.group().shot();
        Group first = firstGroup(ticket);
        if (first.index() != ticket.group().index()) {
            // Whoever has the shot's first group is asking by now.
            times.waiting(
                    "wait",
                    () -> log.await(
                            job,
                            state -> state.shot(shot).isPresent()
                                    || state.outcome().isPresent(),
                            study.patience()));
            progress.check();
        }
        if (settled(ticket).isEmpty()) {
            Frame reference = groups.reference(job, first, times);
            ShotSettings found = study.of(reference, progress);
            log.append(new JobEvent.ShotSettled(job, shot, names.get(), found.parameters(), found.remarks()));
        }
        return settled(ticket).orElseThrow(() -> new IllegalStateException("the log forgot job " + job));
    }

    /** The log may lag behind the ticket, but knows of earlier groups once it knows of this one. */
    private Group firstGroup(Ticket.Restore ticket) throws InterruptedException {
        log.await(ticket.job(), state -> state.group(ticket.group().index()).isPresent(), patience);
        return log.read(ticket.job(), state -> state.firstGroup(ticket.group().shot()))
                .orElse(ticket.group());
    }
}
