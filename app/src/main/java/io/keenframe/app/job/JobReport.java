package io.keenframe.app.job;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.SourceInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a job, and why so: for people and programs to look into.
 *
 * @param job what was asked for
 * @param source what is known of the source; null before it was opened
 * @param groups its groups, in order
 * @param filled the frames that were scaled because their engine cannot restore them, in order
 */
public record JobReport(
        JobSpec job, @Nullable SourceInfo source, List<PlannedGroup> groups, List<JobEvent.FrameFilled> filled) {
    /**
     * A group.
     *
     * @param group where it lies, and its reference
     * @param plan its frames' scores, and how much of it the reference shows; null where an older version planned it
     * @param restoration what its restoration took; null before it is done
     */
    public record PlannedGroup(
            Group group, JobEvent.@Nullable GroupScored plan, JobEvent.@Nullable GroupRestored restoration) {}

    public JobReport {
        groups = List.copyOf(groups);
        filled = List.copyOf(filled);
    }

    /** The report on a job as it stands. */
    static JobReport of(JobState state) {
        return new JobReport(
                state.spec().orElseThrow(),
                state.source().orElse(null),
                state.planned().stream()
                        .map(group -> new PlannedGroup(
                                group,
                                state.scored(group.index()).orElse(null),
                                state.restored(group.index()).orElse(null)))
                        .toList(),
                state.filled());
    }
}
