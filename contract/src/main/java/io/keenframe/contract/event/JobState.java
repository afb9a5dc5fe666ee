package io.keenframe.contract.event;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.frame.SourceInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one job add up to.
 *
 * <p>Events may come twice and in another order: of a group's restorations the first counts, as of what settles a shot, and
 * everything else is the same however often it is said. Not safe for use by several threads at once.
 */
public final class JobState {
    private final TreeMap<Integer, Group> planned = new TreeMap<>();
    private final TreeMap<Integer, JobEvent.ShotSettled> shots = new TreeMap<>();
    private final TreeMap<Integer, JobEvent.GroupRestored> restored = new TreeMap<>();
    private final TreeMap<Integer, JobEvent.GroupScored> scored = new TreeMap<>();
    private final TreeMap<Integer, Part> parts = new TreeMap<>();
    private final TreeMap<String, List<String>> remarks = new TreeMap<>();
    private final TreeMap<Integer, Integer> tried = new TreeMap<>();
    private final TreeMap<Integer, JobEvent.FrameFilled> filled = new TreeMap<>();
    private final List<JobEvent.PartLost> losses = new ArrayList<>();
    private final TreeMap<Integer, Integer> runs = new TreeMap<>();
    private final TreeMap<String, String> pauses = new TreeMap<>();
    private @Nullable JobSpec spec;
    private @Nullable SourceInfo source;
    private JobEvent.@Nullable Ingested ingested;
    private JobEvent.@Nullable Joined joined;
    private @Nullable JobEvent outcome;
    private int framesPlanned;

    /** Takes one more event of this job into account. */
    public void add(JobEvent event) {
        if (event instanceof JobEvent.Submitted e) {
            submitted(e.spec());
        } else if (event instanceof JobEvent.GoneOnWith e) {
            runs.put(e.run(), e.frames());
        } else if (event instanceof JobEvent.Probed e) {
            source = e.source();
        } else if (event instanceof JobEvent.Ingested e) {
            ingested = e;
        } else if (event instanceof JobEvent.ShotSettled e) {
            shots.putIfAbsent(e.shot(), e);
        } else if (event instanceof JobEvent.Remarked e) {
            remarks.put(e.by(), e.remarks());
        } else if (event instanceof JobEvent.Paused e) {
            pauses.put(e.stage(), e.reason());
        } else if (event instanceof JobEvent.Resumed e) {
            pauses.remove(e.stage());
        } else if (event instanceof JobEvent.Joined e) {
            joined = e;
        } else if (event instanceof JobEvent.Finished || event instanceof JobEvent.Failed) {
            outcome = event;
        } else {
            addOfFrames(event);
        }
    }

    private void addOfFrames(JobEvent event) {
        if (event instanceof JobEvent.GroupPlanned e) {
            plan(e.group());
        } else if (event instanceof JobEvent.GroupScored e) {
            scored.put(e.group(), e);
        } else if (event instanceof JobEvent.FrameTried e) {
            tried.merge(e.frame(), e.attempt(), Math::max);
        } else if (event instanceof JobEvent.FrameFilled e) {
            filled.putIfAbsent(e.frame(), e);
        } else if (event instanceof JobEvent.GroupRestored e) {
            restored.putIfAbsent(e.group(), e);
        } else if (event instanceof JobEvent.PartWritten e) {
            parts.putIfAbsent(e.part().index(), e.part());
        } else if (event instanceof JobEvent.PartLost e) {
            lose(e);
        } else {
            throw new AssertionError(event);
        }
    }

    /** A job handed in anew after it failed goes on from where it was. */
    private void submitted(JobSpec handedIn) {
        spec = handedIn;
        if (outcome instanceof JobEvent.Failed) {
            outcome = null;
        }
    }

    private void plan(Group group) {
        Group old = planned.put(group.index(), group);
        framesPlanned += group.frames() - (old == null ? 0 : old.frames());
    }

    /** What the lost parts were made of is no longer in Kafka, so their groups are not restored any more. */
    private void lose(JobEvent.PartLost event) {
        if (!losses.contains(event)) {
            losses.add(event);
        }
        SortedMap<Integer, Part> lost = parts.tailMap(event.index());
        if (!lost.isEmpty()) {
            int from = lost.values().iterator().next().firstGroup();
            restored.subMap(from, groupsAssembled()).clear();
            lost.clear();
            joined = null;
        }
    }

    /** What was asked for; empty before the job's first event has been read. */
    public Optional<JobSpec> spec() {
        return Optional.ofNullable(spec);
    }

    /** The source, once it has been opened. */
    public Optional<SourceInfo> source() {
        return Optional.ofNullable(source);
    }

    /** The end of ingest, once it is known. */
    public Optional<JobEvent.Ingested> ingested() {
        return Optional.ofNullable(ingested);
    }

    /** How the job ended ({@link JobEvent.Finished} or {@link JobEvent.Failed}), once it has. */
    public Optional<JobEvent> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** A planned group by its number. */
    public Optional<Group> group(int index) {
        return Optional.ofNullable(planned.get(index));
    }

    /** The first planned group of a shot, whose reference stands for all of the shot. */
    public Optional<Group> firstGroup(int shot) {
        return planned.values().stream().filter(group -> group.shot() == shot).findFirst();
    }

    /** What settled a shot. */
    public Optional<JobEvent.ShotSettled> shot(int shot) {
        return Optional.ofNullable(shots.get(shot));
    }

    /** What settled each shot that is settled, in the order of the shots. */
    public List<JobEvent.ShotSettled> shots() {
        return List.copyOf(shots.values());
    }

    /** What services found of the film as a whole. */
    public List<String> remarks() {
        return remarks.values().stream().flatMap(List::stream).toList();
    }

    /** All groups that are planned, in order. */
    public List<Group> planned() {
        return List.copyOf(planned.values());
    }

    /** What a group was planned by. */
    public Optional<JobEvent.GroupScored> scored(int index) {
        return Optional.ofNullable(scored.get(index));
    }

    /** The planned groups that are not restored yet, in order. */
    public List<Group> waiting() {
        List<Group> waiting = new ArrayList<>();
        for (Group group : planned.tailMap(groupsAssembled()).values()) {
            if (!restored.containsKey(group.index())) {
                waiting.add(group);
            }
        }
        return waiting;
    }

    /** The first restoration of a group. */
    public Optional<JobEvent.GroupRestored> restored(int group) {
        return Optional.ofNullable(restored.get(group));
    }

    /** Every group's first restoration, in the order of the groups. */
    public Collection<JobEvent.GroupRestored> restored() {
        return restored.values();
    }

    /** How often a frame was tried by itself; 0 for one that never was. */
    public int tried(int frame) {
        return tried.getOrDefault(frame, 0);
    }

    /** How much is known of a group's frames: how often they were tried by themselves, and how many were scaled. */
    public int knownOf(Group group) {
        int known = filled.subMap(group.firstFrame(), group.endFrame()).size();
        for (int attempts : tried.subMap(group.firstFrame(), group.endFrame()).values()) {
            known += attempts;
        }
        return known;
    }

    /** The frames that were scaled because their engine cannot restore them, in order. */
    public List<JobEvent.FrameFilled> filled() {
        return List.copyOf(filled.values());
    }

    /** Whether a frame was scaled because its engine cannot restore it. */
    public boolean filled(int frame) {
        return filled.containsKey(frame);
    }

    /** How often the job was handed in again after it was begun. */
    public int runs() {
        return runs.isEmpty() ? 0 : runs.lastKey();
    }

    /** How many runs, the last ones, began with as many restored frames as there are now: they came to nothing. */
    public int runsInVain() {
        return (int) runs.values().stream()
                .filter(frames -> frames >= framesRestored())
                .count();
    }

    /** What each stage that is paused waits for, by the stage's name. */
    public SortedMap<String, String> pauses() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(pauses));
    }

    /** The parts that were lost, in the order in which that was found. */
    public List<JobEvent.PartLost> losses() {
        return List.copyOf(losses);
    }

    /** That the result was complete, once it was. */
    public Optional<JobEvent.Joined> joined() {
        return Optional.ofNullable(joined);
    }

    /** The parts, in order. */
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** How many groups have been planned; they are numbered without gaps. */
    public int groupsPlanned() {
        return planned.isEmpty() ? 0 : planned.lastKey() + 1;
    }

    /** How many groups, from the first, are safe in parts. */
    public int groupsAssembled() {
        return parts.isEmpty() ? 0 : parts.lastEntry().getValue().endGroup();
    }

    /** How many frames are in Kafka on their way: planned, and not yet in a part. */
    public int framesOutstanding() {
        return planned.tailMap(groupsAssembled()).values().stream()
                .mapToInt(Group::frames)
                .sum();
    }

    /** How many frames have been planned. */
    public int framesPlanned() {
        return framesPlanned;
    }

    /** How many frames have been restored, those in parts included. */
    public int framesRestored() {
        return framesAssembled()
                + restored.tailMap(groupsAssembled()).values().stream()
                        .mapToInt(event -> event.offsets().size())
                        .sum();
    }

    /** Which share of the restored frames' pixels the engine itself made, as far as the log tells of them. */
    public double diffused() {
        double diffused = 0;
        int frames = 0;
        for (JobEvent.GroupRestored event : restored.values()) {
            diffused += event.diffused() * event.offsets().size();
            frames += event.offsets().size();
        }
        return diffused / Math.max(1, frames);
    }

    /** How many frames are safe in parts. */
    public int framesAssembled() {
        return parts.isEmpty() ? 0 : parts.lastEntry().getValue().endFrame();
    }
}
