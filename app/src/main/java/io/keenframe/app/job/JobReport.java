package io.keenframe.app.job;

import io.keenframe.contract.Carried;
import io.keenframe.contract.Damage;
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
 * @param damage what of the source turned out to be damaged, as far as it is known
 * @param groups its groups, in order
 * @param notKept what of the source the result does not have, a line each; empty before it is done
 * @param carried what of it the result has beside the pictures; nothing before it is done
 * @param remarks what else there is to say of the film, a line each, such as what was converted
 * @param filled the frames that were scaled because their engine cannot restore them, in order
 * @param scratchPeak the most bytes that this run had on disk at once besides the result; 0 where nobody measured
 */
public record JobReport(
        JobSpec job,
        @Nullable SourceInfo source,
        Damage damage,
        List<PlannedGroup> groups,
        List<String> notKept,
        Carried carried,
        List<String> remarks,
        List<JobEvent.FrameFilled> filled,
        long scratchPeak) {
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
        notKept = List.copyOf(notKept);
        remarks = List.copyOf(remarks);
        filled = List.copyOf(filled);
    }

    /** The report on a job as it stands. */
    static JobReport of(JobState state, long scratchPeak) {
        return new JobReport(
                state.spec().orElseThrow(),
                state.source().orElse(null),
                state.ingested().map(JobEvent.Ingested::damage).orElse(Damage.none()),
                state.planned().stream()
                        .map(group -> new PlannedGroup(
                                group,
                                state.scored(group.index()).orElse(null),
                                state.restored(group.index()).orElse(null)))
                        .toList(),
                state.outcome()
                        .filter(JobEvent.Finished.class::isInstance)
                        .map(end -> ((JobEvent.Finished) end).notKept())
                        .orElse(List.of()),
                state.joined().map(JobEvent.Joined::carried).orElse(Carried.nothing()),
                state.remarks(),
                state.filled(),
                scratchPeak);
    }
}
