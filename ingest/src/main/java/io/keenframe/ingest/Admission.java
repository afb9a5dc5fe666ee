package io.keenframe.ingest;

import io.keenframe.contract.Footprint;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Window;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Holds a job's next group back until there is room for its frames: in the window, and on disk. */
final class Admission {
    /** Ten seconds of half a second each, in which what was let go of has long left the disk. */
    static final int LOOKS_IN_VAIN = 20;

    private final JobId job;
    private final JobLog log;
    private final Room room;
    private final ClusterRoom cluster;
    private final Duration step;
    private final BooleanSupplier stopping;

    /**
     * @param room on this machine
     * @param cluster on the machines of the cluster
     * @param step how long after one look the next one comes at the latest
     * @param stopping whether ingest was told to stop
     */
    Admission(JobId job, JobLog log, Room room, ClusterRoom cluster, Duration step, BooleanSupplier stopping) {
        this.job = job;
        this.log = log;
        this.room = room;
        this.cluster = cluster;
        this.step = step;
        this.stopping = stopping;
    }

    /**
     * Returns when there is room for so many frames.
     *
     * @throws InterruptedException where ingest is not to go on
     */
    void await(int frames, Footprint footprint) throws InterruptedException {
        Window window = footprint.window();
        await(state -> state.framesOutstanding() + frames <= window.frames()
                && !state.pauses().containsKey(JobEvent.Paused.DISK));
        int inVain = 0;
        for (Backlog backlog = backlog(); !room.has(backlog.with(frames, footprint)); backlog = backlog()) {
            inVain = backlog.shrinks(window) ? 0 : inVain + 1;
            if (inVain == LOOKS_IN_VAIN) {
                room.exhausted();
            }
            log.await(job, state -> state.outcome().isPresent(), step);
            requireGoingOn();
        }
        cluster.await(backlog().with(frames, footprint));
    }

    /**
     * Returns where ingest is to go on.
     *
     * @throws InterruptedException where it was told to stop, or the job has ended
     */
    void requireGoingOn() throws InterruptedException {
        if (stopping.getAsBoolean()) {
            throw new InterruptedException("ingest of " + job + " was told to stop");
        }
        if (log.read(job, state -> state.outcome().isPresent())) {
            throw new InterruptedException("job " + job + " has ended");
        }
    }

    private void await(Predicate<JobState> condition) throws InterruptedException {
        while (!log.await(job, state -> state.outcome().isPresent() || condition.test(state), step)) {
            requireGoingOn();
        }
        requireGoingOn();
    }

    private Backlog backlog() {
        return log.read(
                job, state -> new Backlog(state.framesPlanned() - state.framesRestored(), state.framesOutstanding()));
    }

    /**
     * What of a job's frames is on its way.
     *
     * @param unrestored how many are not restored
     * @param unassembled how many are in no part, those included
     */
    private record Backlog(int unrestored, int unassembled) {
        /** How many bytes more there will be, with the next frames. */
        long with(int frames, Footprint footprint) {
            return footprint.growth(frames, unrestored + frames, unassembled + frames);
        }

        /** Whether it gets smaller: some is to be restored, or it is enough for a part, which is then let go of. */
        boolean shrinks(Window window) {
            return unrestored > 0 || unassembled >= window.partFrames();
        }
    }
}
