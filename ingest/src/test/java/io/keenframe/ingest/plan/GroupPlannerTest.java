package io.keenframe.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupPlannerTest {
    @Test
    void groupsAreBoundedRunsOfOneShotAndNoFrameIsLost() {
        // Given two panning shots of 11 and 6 frames
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            film.add(i < 11 ? Pictures.scene(i, 1, 20, i, 1) : Pictures.scene(i, 2, 150, i, 1));
        }
        // When
        List<PlannedGroup> groups = plan(film);
        // Then
        assertThat(groups).extracting(PlannedGroup::index).containsExactly(0, 1, 2);
        assertThat(groups).extracting(PlannedGroup::shot).containsExactly(0, 0, 1);
        assertThat(groups).extracting(g -> g.frames().size()).containsExactly(8, 3, 6);
        assertThat(groups.stream().flatMap(g -> g.frames().stream()).toList()).isEqualTo(film);
    }

    @Test
    void theSharpestFrameIsTheReference() {
        List<Frame> film = new ArrayList<>();
        int[] blur = {3, 2, 3, 1, 0, 2, 3, 3};
        for (int i = 0; i < blur.length; i++) {
            film.add(Pictures.scene(i, 1, 60, 2 * i, blur[i]));
        }
        assertThat(plan(film)).singleElement().satisfies(group -> {
            assertThat(group.reference().frame().index()).isEqualTo(4);
            assertThat(group.reference().sharpness()).isEqualTo(Sharpness.of(film.get(4)));
            assertThat(group.sharpness())
                    .isEqualTo(film.stream().map(Sharpness::of).toList());
        });
    }

    @Test
    void aFadeIsNoCut() {
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            film.add(Pictures.scene(i, 1, 20 + 16 * i, i, 1));
        }
        assertThat(plan(film)).hasSize(1);
    }

    @Test
    void aReferenceMayLieInTheGroupBeforeOrBehind() {
        // Given a shot of four groups whose sharp frames are the last of the first and the first of the last
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            film.add(Pictures.scene(i, 1, 60, i, i == 7 || i == 24 ? 0 : 3));
        }
        // Then
        assertThat(plan(film))
                .extracting(group -> group.reference().frame().index())
                .containsExactly(7, 7, 24, 24);
    }

    @Test
    void aReferenceShowsWhatTheGroupShows() {
        // Given a shot whose sharpest frame, the 5th, is something else, as in a flash
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            film.add(i == 4 ? Pictures.scene(i, 9, 60, 0, 0) : Pictures.scene(i, 1, 60, i, i == 6 ? 1 : 2));
        }
        assertThat(plan(film)).singleElement().satisfies(group -> {
            assertThat(group.reference().frame().index()).isEqualTo(6);
            assertThat(group.reference().similarity()).isGreaterThan(0.8);
        });
    }

    @Test
    void aReferenceNeverLiesInAnotherShot() {
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            film.add(i < 12 ? Pictures.scene(i, 1, 60, i, 3) : Pictures.scene(i, 2, 60, i, 0));
        }
        assertThat(plan(film))
                .allSatisfy(group ->
                        assertThat(group.reference().frame().index() / 12).isEqualTo(group.firstFrame() / 12));
    }

    @Test
    void otherRulesChooseAmongTheGroupsOwn() {
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            film.add(Pictures.scene(i, 1, 60, i, 1));
        }
        assertThat(references(film, ReferenceChoice.Rule.FIRST, 0)).containsExactly(0, 8);
        assertThat(references(film, ReferenceChoice.Rule.MIDDLE, 0)).containsExactly(4, 12);
        assertThat(references(film, ReferenceChoice.Rule.RANDOM, 1))
                .isEqualTo(references(film, ReferenceChoice.Rule.RANDOM, 1))
                .isNotEqualTo(references(film, ReferenceChoice.Rule.RANDOM, 2));
    }

    private static List<Integer> references(List<Frame> film, ReferenceChoice.Rule rule, long seed) {
        return plan(film, new ReferenceChoice(rule, seed)).stream()
                .map(group -> group.reference().frame().index())
                .toList();
    }

    @Test
    void aFilmWithoutFramesHasNoGroups() {
        assertThat(plan(List.of())).isEmpty();
    }

    private static List<PlannedGroup> plan(List<Frame> film) {
        return plan(film, ReferenceChoice.sharpest());
    }

    private static List<PlannedGroup> plan(List<Frame> film, ReferenceChoice choice) {
        GroupPlanner planner = new GroupPlanner(choice);
        List<PlannedGroup> groups = new ArrayList<>();
        film.forEach(frame -> groups.addAll(planner.add(frame)));
        groups.addAll(planner.flush());
        return groups;
    }
}
