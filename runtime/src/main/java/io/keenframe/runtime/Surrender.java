package io.keenframe.runtime;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;

/**
 * How a service gives a job up: it says so in the log, and removes those of the job's frames that nobody will want again.
 *
 * @param cluster where the frames are
 * @param log where it is said
 */
public record Surrender(Cluster cluster, JobLog log) {
    /**
     * Until something is mended and the job is handed in again. What was restored and is in no part yet stays: it may have
     * taken hours. Frames of the source that are wanted again are published again.
     *
     * @param stage the service that gives up
     * @param reason one line that names the file or the setting, and the way out
     */
    public void forNow(JobId job, String stage, String reason) throws InterruptedException {
        log.append(new JobEvent.Failed(job, stage, reason));
        cluster.deleteTopic(Topics.frames(job));
        if (!log.read(job, Surrender::hasMoreThanParts)) {
            cluster.deleteTopic(Topics.restored(job));
        }
    }

    private static boolean hasMoreThanParts(JobState state) {
        return state.restored().stream().anyMatch(event -> event.group() >= state.groupsAssembled());
    }

    /**
     * For good: the source is at fault, and nothing can come of it.
     *
     * @param stage the service that gives up
     * @param reason one line that names the source and what is wrong with it
     */
    public void forGood(JobId job, String stage, String reason) throws InterruptedException {
        log.append(new JobEvent.Failed(job, stage, reason, true));
        cluster.deleteTopics(job);
    }
}
