package io.keenframe.app.job;

import io.keenframe.app.progress.Outcome;

/** How a run of a job ended. */
public sealed interface End {
    /**
     * The result is in its place.
     *
     * @param outcome its figures
     * @param report what was done, group by group
     */
    record Finished(Outcome outcome, JobReport report) implements End {}

    /**
     * The job cannot go on as it is.
     *
     * @param reason one line that says why, and the way out
     * @param hopeless whether there is nothing to go on with
     */
    record Failed(String reason, boolean hopeless) implements End {}

    /**
     * The run was stopped, and the job is not done.
     *
     * @param place where it stands, such as {@code frame 12 of 240}
     * @param wayOut how it goes on
     */
    record Stopped(String place, String wayOut) implements End {}
}
