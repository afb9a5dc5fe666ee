package io.keenframe.app.job;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.TicketQueue;
import java.util.Optional;

/** Hands a job in, for the first time or to go on with it. */
final class Submission {
    private Submission() {}

    /**
     * Hands the job in. It does no harm to a job that is being worked on: tickets of work that is done are dropped.
     *
     * @return how many frames are restored already
     */
    static int of(JobSpec spec, Cluster cluster, JobLog log) throws InterruptedException {
        Optional<JobEvent> outcome = log.read(spec.id(), JobState::outcome);
        if (outcome.filter(JobEvent.Finished.class::isInstance).isPresent()) {
            // Its result was removed, or is to be replaced: all of it is done again.
            log.forget(spec.id());
        }
        if (outcome.isPresent() || log.read(spec.id(), JobState::spec).isEmpty()) {
            log.append(new JobEvent.Submitted(spec));
        }
        try (TicketQueue tickets = cluster.openTickets()) {
            tickets.offer(new Ticket.Ingest(spec.id()));
            tickets.offer(new Ticket.Assemble(spec.id()));
        }
        return log.read(spec.id(), JobState::framesRestored);
    }
}
