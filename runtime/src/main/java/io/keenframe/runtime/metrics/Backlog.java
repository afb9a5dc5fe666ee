package io.keenframe.runtime.metrics;

import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;

/**
 * How much work waits for a stage or is in its hands, in the whole cluster; what a pool is scaled by.
 *
 * @param tickets jobs to decode, groups to restore, or films to put together
 * @param frames frames known of that the stage has still to do; more than the tickets tell, because a job's window
 *     bounds those
 */
record Backlog(long tickets, long frames) {
    private static final Backlog NONE = new Backlog(0, 0);

    /** Over all jobs that have not ended. */
    static Backlog of(Stage stage, JobLog log) {
        return log.jobs().stream()
                .map(job -> log.read(job, state -> of(stage, state)))
                .reduce(NONE, Backlog::and);
    }

    static Backlog of(Stage stage, JobState state) {
        if (state.outcome().isPresent() || state.spec().isEmpty()) {
            return NONE;
        }
        int known = state.ingested().map(e -> e.frames()).orElseGet(() -> announced(state));
        return switch (stage) {
            case INGEST ->
                state.ingested().isPresent() ? NONE : new Backlog(1, Math.max(0, known - state.framesPlanned()));
            case RESTORE -> new Backlog(state.waiting().size(), Math.max(0, known - state.framesRestored()));
            case ASSEMBLE -> new Backlog(1, Math.max(0, known - state.framesAssembled()));
        };
    }

    /** What the container says, or what has come, which is more where it says nothing. */
    private static int announced(JobState state) {
        return Math.max(
                state.framesPlanned(),
                state.source()
                        .map(source -> (int) Math.min(Integer.MAX_VALUE, source.frames()))
                        .orElse(0));
    }

    private Backlog and(Backlog other) {
        return new Backlog(tickets + other.tickets, frames + other.frames);
    }
}
