package io.keenframe.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(group.reference()).isEqualTo(4);
            assertThat(group.score()).isEqualTo(Sharpness.of(film.get(4)));
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
    void aFilmWithoutFramesHasNoGroups() {
        assertThat(plan(List.of())).isEmpty();
    }

    private static List<PlannedGroup> plan(List<Frame> film) {
        GroupPlanner planner = new GroupPlanner();
        List<PlannedGroup> groups = new ArrayList<>();
        film.forEach(frame -> planner.add(frame).ifPresent(groups::add));
        planner.flush().ifPresent(groups::add);
        return groups;
    }
}
