package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.TicketQueue;
import java.util.Optional;

/** Hands a job in, for the first time or to go on with it. */
final class Submission {
    private Submission() {}

    /**
     * Hands the job in. It does no harm to a job that is being worked on: tickets of work that is done are dropped.
     *
     * @param place where the result goes
     * @return how many frames are restored already
     * @throws Failure where another file is in the result's place
     */
    static int of(JobSpec spec, ResultPlace place, Cluster cluster, JobLog log) throws InterruptedException {
        boolean inPlace = place.holds(log.read(spec.id(), JobState::joined));
        Optional<JobEvent> outcome = log.read(spec.id(), JobState::outcome);
        boolean finished = outcome.filter(JobEvent.Finished.class::isInstance).isPresent();
        if (finished && !(inPlace && place.goesOn())) {
            // Its result was removed, or is to be replaced: all of it is done again.
            log.forget(spec.id());
        } else if (outcome.isPresent() && !finished && hasLostFrames(spec.id(), cluster, log)) {
            // All that is left of it is its parts, and their manifest suffices to go on from.
            log.forget(spec.id());
        }
        if (!finished || log.read(spec.id(), JobState::outcome).isEmpty()) {
            submit(spec, cluster, log);
        }
        return log.read(spec.id(), JobState::framesRestored);
    }

    /** Whether frames that were restored and are in no part are gone: Kafka keeps those of a failed job for a week. */
    private static boolean hasLostFrames(JobId job, Cluster cluster, JobLog log) throws InterruptedException {
        Optional<Long> first = log.read(
                job,
                state -> state.restored().stream()
                        .filter(event -> event.group() >= state.groupsAssembled())
                        .map(event -> event.offsets().get(0))
                        .min(Long::compare));
        if (first.isEmpty()) {
            return false;
        }
        try (FrameFetcher fetcher = cluster.openFetcher()) {
            fetcher.fetch(Topics.restored(job), first.get());
            return false;
        } catch (FrameGoneException e) {
            return true;
        }
    }

    private static void submit(JobSpec spec, Cluster cluster, JobLog log) throws InterruptedException {
        if (log.read(spec.id(), JobState::spec).isPresent()) {
            int run = log.read(spec.id(), JobState::runs) + 1;
            log.append(new JobEvent.GoneOnWith(spec.id(), run, log.read(spec.id(), JobState::framesRestored)));
        }
        if (log.read(
                spec.id(), state -> state.spec().isEmpty() || state.outcome().isPresent())) {
            log.append(new JobEvent.Submitted(spec));
        }
        try (TicketQueue tickets = cluster.openTickets()) {
            tickets.offer(new Ticket.Ingest(spec.id(), log.read(spec.id(), JobState::groupsPlanned)));
            int parts = log.read(spec.id(), state -> state.parts().size());
            tickets.offer(new Ticket.Assemble(spec.id(), parts));
        }
    }
}
