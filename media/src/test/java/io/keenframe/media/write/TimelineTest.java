package io.keenframe.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void decodesNothingAfterItIsPresentedAndNeverGoesBack() {
        long[] first = {0, 30, 10, 20};
        long[] second = {100, 500, 300, 200, 400};
        Timeline timeline = Timeline.of(List.of(first, second));

        assertThat(timeline.delay()).isEqualTo(2);
        long[] inOrder = {0, 30, 10, 20, 100, 500, 300, 200, 400};
        long last = Long.MIN_VALUE;
        for (int i = 0; i < inOrder.length; i++) {
            assertThat(timeline.decoded(i)).isGreaterThan(last).isLessThanOrEqualTo(inOrder[i]);
            last = timeline.decoded(i);
        }
        assertThat(timeline.duration(30, 7)).isEqualTo(70);
        assertThat(timeline.duration(500, 7)).isEqualTo(7);
    }

    @Test
    void refusesPartsThatOverlap() {
        assertThatThrownBy(() -> Timeline.of(List.of(new long[] {0, 10}, new long[] {10, 20})))
                .hasMessageContaining("not in order");
    }
}
