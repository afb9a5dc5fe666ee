package io.keenframe.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Damage;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Json;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobStateTest {
    private static final JobId JOB = new JobId("film-1");

    @Test
    void theFirstRestorationOfAGroupCounts() {
        JobState state = new JobState();
        state.add(planned(0, 0, 4));
        state.add(restored(0, 10, 4));
        state.add(restored(0, 30, 4));
        assertThat(state.restored(0)).get().extracting(e -> e.offsets().get(0)).isEqualTo(10L);
        assertThat(state.framesRestored()).isEqualTo(4);
        assertThat(state.waiting()).isEmpty();
    }

    @Test
    void whatSettlesAShotFirstCounts() {
        JobState state = new JobState();
        JobEvent.ShotSettled first = settled(3, "a", "a barn");
        JobEvent.ShotSettled second = settled(3, "b", "a house");
        state.add(settled(5, "a", "a hill"));
        state.add(first);
        state.add(second);
        assertThat(state.shot(3)).contains(first);
        assertThat(state.shot(4)).isEmpty();
        assertThat(state.shots()).extracting(JobEvent.ShotSettled::shot).containsExactly(3, 5);
        // Or compaction would keep the second alone.
        assertThat(first.key()).isNotEqualTo(second.key());
    }

    @Test
    void remarksAreTheSameHoweverOftenTheyAreMade() {
        JobState state = new JobState();
        JobId job = new JobId("film");
        state.add(new JobEvent.Remarked(job, "ingest", List.of("smaller from 3 s on")));
        state.add(new JobEvent.Remarked(job, "assembly", List.of("sound converted", "text converted")));
        state.add(new JobEvent.Remarked(job, "ingest", List.of("smaller from 3 s on")));
        assertThat(state.remarks()).containsExactly("sound converted", "text converted", "smaller from 3 s on");
    }

    @Test
    void aShotsFirstGroupStandsForIt() {
        JobState state = new JobState();
        state.add(planned(2, 8, 4, 1));
        state.add(planned(1, 4, 4, 1));
        state.add(planned(0, 0, 4, 0));
        assertThat(state.firstGroup(1)).get().extracting(Group::index).isEqualTo(1);
        assertThat(state.firstGroup(2)).isEmpty();
    }

    @Test
    void eventsTwiceAndInAnyOrderAddUpToTheSame() {
        List<JobEvent> events = List.of(
                planned(0, 0, 4),
                planned(1, 4, 4),
                planned(2, 8, 3),
                restored(1, 0, 4),
                restored(0, 4, 4),
                new JobEvent.PartWritten(JOB, new Part(0, 0, 2, 0, 8, "0.nut")),
                new JobEvent.Ingested(JOB, 11, 3, Damage.none()));
        for (int seed = 0; seed < 50; seed++) {
            List<JobEvent> shuffled = new ArrayList<>(events);
            shuffled.addAll(events);
            Collections.shuffle(shuffled, new Random(seed));
            JobState state = new JobState();
            shuffled.forEach(state::add);
            assertThat(state.framesPlanned()).isEqualTo(11);
            assertThat(state.framesRestored()).isEqualTo(8);
            assertThat(state.diffused()).isEqualTo(0.25);
            assertThat(state.groupsAssembled()).isEqualTo(2);
            assertThat(state.framesOutstanding()).isEqualTo(3);
            assertThat(state.waiting()).extracting(Group::index).containsExactly(2);
        }
    }

    /** Groups of a film, each restored by up to three workers, in a log whose readers meet events twice. */
    @Test
    void anyWorkersEventsInAnyOrderAddUpToTheSameFilm() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int groups = 3 + random.nextInt(12);
            List<JobEvent> events = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                events.add(planned(group, 4 * group, 4));
                for (int worker = random.nextInt(3); worker >= 0; worker--) {
                    events.add(restored(group, 1000L * worker + 4L * group, 4));
                }
            }
            int inParts = random.nextInt(groups + 1);
            for (int group = 0; group < inParts; group++) {
                events.add(new JobEvent.PartWritten(JOB, new Part(group, group, 1, 4 * group, 4, group + ".nut")));
            }
            events.add(new JobEvent.FrameTried(JOB, 0, 1, 1));
            events.add(new JobEvent.FrameTried(JOB, 0, 1, 2));
            events.add(new JobEvent.FrameFilled(JOB, 0, 1, "poison"));
            events.add(new JobEvent.Ingested(JOB, 4 * groups, groups, Damage.none()));
            for (int i = random.nextInt(events.size()); i > 0; i--) {
                events.add(events.get(random.nextInt(events.size())));
            }
            Collections.shuffle(events, random);
            JobState state = new JobState();
            Map<Integer, JobEvent> first = new HashMap<>();
            for (JobEvent event : events) {
                state.add(event);
                if (event instanceof JobEvent.GroupRestored e) {
                    first.putIfAbsent(e.group(), e);
                }
            }
            assertThat(state.framesRestored()).as("seed %s", seed).isEqualTo(4 * groups);
            assertThat(state.framesPlanned()).isEqualTo(4 * groups);
            assertThat(state.framesAssembled()).isEqualTo(4 * inParts);
            assertThat(state.framesOutstanding()).isEqualTo(4 * (groups - inParts));
            assertThat(state.waiting()).isEmpty();
            assertThat(state.tried(1)).isEqualTo(2);
            assertThat(state.filled()).hasSize(1);
            assertThat(state.restored()).containsExactlyInAnyOrderElementsOf(restorations(first));
        }
    }

    private static List<JobEvent.GroupRestored> restorations(Map<Integer, JobEvent> events) {
        return events.values().stream().map(JobEvent.GroupRestored.class::cast).toList();
    }

    @Test
    void aLostPartIsMadeAnewWithAllThatFollow() {
        JobState state = new JobState();
        for (int group = 0; group < 4; group++) {
            state.add(planned(group, 4 * group, 4));
            state.add(restored(group, 4L * group, 4));
        }
        for (int part = 0; part < 3; part++) {
            state.add(new JobEvent.PartWritten(JOB, new Part(part, part, 1, 4 * part, 4, part + ".nut")));
        }
        state.add(new JobEvent.Joined(JOB, "ab", List.of()));
        JobEvent lost = new JobEvent.PartLost(JOB, 1, "x", "part 1 is gone");
        state.add(lost);
        state.add(lost);
        assertThat(state.parts()).extracting(Part::index).containsExactly(0);
        assertThat(state.joined()).isEmpty();
        assertThat(state.losses()).hasSize(1);
        // What was in the lost parts has to come again; what was not in a part yet is still there.
        assertThat(state.waiting()).extracting(Group::index).containsExactly(1, 2);
        state.add(restored(1, 100, 4));
        assertThat(state.restored(1)).get().extracting(e -> e.offsets().get(0)).isEqualTo(100L);
        assertThat(state.framesRestored()).isEqualTo(12);
    }

    @Test
    void partsWhoseRestorationsTheLogForgotCount() {
        JobState state = new JobState();
        state.add(new JobEvent.PartWritten(JOB, new Part(0, 0, 2, 0, 8, "0.nut")));
        state.add(planned(2, 8, 4));
        assertThat(state.framesRestored()).isEqualTo(8);
        assertThat(state.framesOutstanding()).isEqualTo(4);
    }

    @Test
    void aPauseEndsWhenItsStageGoesOn() {
        JobState state = new JobState();
        state.add(new JobEvent.Paused(JOB, "assemble", "the disk is full"));
        state.add(new JobEvent.Paused(JOB, "ingest", "gone"));
        state.add(new JobEvent.Resumed(JOB, "ingest"));
        assertThat(state.pauses()).containsExactly(Map.entry("assemble", "the disk is full"));
    }

    @Test
    void runsThatCameToNothingAreCountedUntilOneDoesNot() {
        JobState state = new JobState();
        state.add(new JobEvent.GoneOnWith(JOB, 1, 0));
        state.add(new JobEvent.GoneOnWith(JOB, 2, 0));
        assertThat(state.runsInVain()).isEqualTo(2);
        state.add(restored(0, 0, 4));
        assertThat(state.runsInVain()).isZero();
        assertThat(state.runs()).isEqualTo(2);
    }

    @Test
    void aFailedJobHandedInAgainGoesOn() {
        JobState state = new JobState();
        state.add(new JobEvent.Failed(JOB, "ingest", "the disk is full"));
        assertThat(state.outcome()).isPresent();
        state.add(new JobEvent.Submitted(SPEC));
        assertThat(state.outcome()).isEmpty();
    }

    @Test
    void everyEventSurvivesItsJson() {
        List<JobEvent> events = List.of(
                new JobEvent.Submitted(SPEC),
                planned(0, 0, 4),
                settled(3, "a", "a barn"),
                restored(0, 10, 4),
                new JobEvent.GoneOnWith(JOB, 1, 4),
                new JobEvent.FrameTried(JOB, 0, 3, 1),
                new JobEvent.FrameFilled(JOB, 0, 3, "poison"),
                new JobEvent.PartLost(JOB, 0, "x", "gone"),
                new JobEvent.Paused(JOB, "ingest", "gone"),
                new JobEvent.Resumed(JOB, "ingest"),
                new JobEvent.Joined(JOB, "ab", List.of("track 3")),
                new JobEvent.Failed(JOB, "ingest", "why"),
                new JobEvent.Finished(JOB, "/out.mp4", 4, List.of("track 3")));
        for (JobEvent event : events) {
            assertThat(Json.read(Json.bytes(event), JobEvent.class)).isEqualTo(event);
        }
    }

    private static final JobSpec SPEC = new JobSpec(
            JOB,
            "/in.mp4",
            "/out.mp4",
            EngineSettings.of("supir", Map.of("seed", "7")),
            Scaling.none(),
            new Encoding(Codec.H264, 16, false),
            new TimeRange(Duration.ofMillis(1500), null));

    private static JobEvent.ShotSettled settled(int shot, String by, String caption) {
        return new JobEvent.ShotSettled(
                JOB, shot, by, new TreeMap<>(Map.of("caption", caption)), List.of("asked twice"));
    }

    private static JobEvent planned(int index, int firstFrame, int frames) {
        return planned(index, firstFrame, frames, 0);
    }

    private static JobEvent planned(int index, int firstFrame, int frames, int shot) {
        return new JobEvent.GroupPlanned(
                JOB, new Group(index, shot, firstFrame, frames, firstFrame, new Reference(firstFrame, firstFrame, 1)));
    }

    private static JobEvent restored(int group, long offset, int frames) {
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            offsets.add(offset + i);
        }
        return new JobEvent.GroupRestored(JOB, group, offsets, 0.25, Map.of("total", 1.5));
    }
}
