package io.keenframe.app.progress;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.Part;
import io.keenframe.contract.frame.SourceInfo;
import java.nio.file.Path;
import java.util.List;

/** Where a job's course is shown; called by one thread at a time. */
public interface View {
    /**
     * The job begins, or goes on.
     *
     * @param framesBefore how many frames an earlier run restored
     */
    void started(JobSpec spec, int framesBefore);

    /** The source was opened. */
    void probed(SourceInfo source);

    /** Time has passed, or frames came. */
    void progress(Progress progress);

    /** A shot was studied: what it changes of the job's settings, and what there is to remark on. */
    void shot(JobEvent.ShotSettled shot);

    /** A part of the result is safe on disk. */
    void part(Part part);

    /** There is something to remark on the film, in one line. */
    void remark(String text);

    /**
     * The job waits for something outside to be mended, and then goes on by itself.
     *
     * @param what which stage of the job waits, or {@code kafka}
     * @param reason one line that names the file, folder or disk, and the way out
     */
    void paused(String what, String reason);

    /** What a stage was waiting for is mended. */
    void resumed(String what);

    /** The first of two requests to stop came: what is in hand is being finished. */
    void stopping();

    /** The job was stopped; the same command goes on from there. */
    void stopped(Progress progress);

    /** The result is in its place. */
    void finished(Outcome outcome);

    /** A file is being read once more, for an archive. */
    void pass(Pass pass);

    /** What makes the result fit for an archive is in its place, beside it. */
    void archived(List<Path> files);

    /** The job failed, for a reason of one line. */
    void failed(JobSpec spec, String reason);
}
