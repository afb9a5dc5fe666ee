package io.keenframe.app.job;

import io.keenframe.app.progress.Pace;
import io.keenframe.app.progress.Progress;
import io.keenframe.app.progress.Words;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.event.Part;
import io.keenframe.contract.frame.SourceInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is shown of a job's state, copied at one moment.
 *
 * @param frames how many frames are restored
 * @param source the source, once it was opened
 * @param total how many frames there are, once all are counted
 * @param shots the shots that were studied
 * @param filmRemarks what there is to remark on the film as a whole
 * @param parts the parts that are safe
 * @param notes what there is to remark on the film's frames and parts, a line each
 * @param pauses what each stage that is paused waits for, by the stage's name
 * @param outcome how the job ended, once it has
 */
record Standing(
        int frames,
        Optional<SourceInfo> source,
        Optional<Integer> total,
        List<JobEvent.ShotSettled> shots,
        List<String> filmRemarks,
        List<Part> parts,
        List<String> notes,
        SortedMap<String, String> pauses,
        Optional<JobEvent> outcome) {
    private static final String CLUSTER = "kafka";

    static Standing of(JobState state) {
        return new Standing(
                state.framesRestored(),
                state.source(),
                state.ingested().map(JobEvent.Ingested::frames),
                state.shots(),
                state.remarks(),
                state.parts(),
                notes(state),
                state.pauses(),
                state.outcome());
    }

    private static List<String> notes(JobState state) {
        List<String> notes = new ArrayList<>();
        state.losses().forEach(loss -> notes.add(loss.reason()));
        state.filled().forEach(frame -> notes.add(frame.reason()));
        return notes;
    }

    /**
     * With the frames of groups that are not done yet.
     *
     * @param before what was shown last: a group that has just gone from hand to log must not look lost
     */
    Standing withInHand(int framesInHand, Standing before) {
        return new Standing(
                Math.max(frames + framesInHand, before.frames),
                source,
                total,
                shots,
                filmRemarks,
                parts,
                notes,
                pauses,
                outcome);
    }

    /** With what is wrong with the cluster, of which no log may be able to tell. */
    Standing with(Trouble trouble) {
        SortedMap<String, String> all = new TreeMap<>(pauses);
        trouble.low().ifPresent(reason -> all.put(JobEvent.Paused.DISK, reason));
        trouble.gone().ifPresent(reason -> all.put(CLUSTER, reason));
        return new Standing(frames, source, total, shots, filmRemarks, parts, notes, all, outcome);
    }

    /** What there is to remark on the film, then on its shots: each once, with the number of shots that have it. */
    List<String> remarks() {
        return Stream.concat(shotRemarks().stream(), notes.stream()).toList();
    }

    private List<String> shotRemarks() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        shots.stream()
                .flatMap(shot -> shot.remarks().stream())
                .forEach(remark -> counts.merge(remark, 1, Integer::sum));
        List<String> all = new ArrayList<>(filmRemarks);
        counts.forEach((remark, count) -> all.add(count + " of " + Words.count(shots.size(), "shot") + ": " + remark));
        return all;
    }

    /** The progress at a pace, measured at a moment. */
    Progress progress(TimeRange range, Pace pace, Duration now) {
        int of = total.orElseGet(() -> source.map(info -> expected(info, range)).orElse(0));
        return Progress.of(frames, of, total.isPresent(), pace.framesPerSecond(now));
    }

    /** How many frames a stretch of a source has, as far as its container tells; 0 where it does not. */
    static int expected(SourceInfo source, TimeRange range) {
        double rate = source.frameRate().value();
        Duration from = range.from();
        Duration to = range.to();
        if ((from == null && to == null) || source.frames() == 0 || rate == 0) {
            return (int) Math.min(source.frames(), Integer.MAX_VALUE);
        }
        long first = from == null ? 0 : Math.round(seconds(from) * rate);
        long end = to == null ? source.frames() : Math.min(source.frames(), Math.round(seconds(to) * rate));
        return (int) Math.max(0, Math.min(end - first, Integer.MAX_VALUE));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
