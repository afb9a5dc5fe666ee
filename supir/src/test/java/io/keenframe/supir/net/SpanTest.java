package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpanTest {
    @Test
    void takesAllWhereTheyFit() {
        assertThat(Span.over(7, 8, 2)).containsExactly(new Span(0, 7, 0, 7));
        assertThat(Span.over(8, 8, 2)).containsExactly(new Span(0, 8, 0, 8));
    }

    @Test
    void meetsInTheMiddleOfWhatTwoShare() {
        assertThat(Span.over(10, 8, 2)).containsExactly(new Span(0, 7, 0, 5), new Span(3, 7, 5, 10));
        assertThat(Span.over(13, 8, 2))
                .containsExactly(new Span(0, 7, 0, 5), new Span(3, 7, 5, 8), new Span(6, 7, 8, 13));
    }

    @Test
    void coversEveryCellOnceWithItsMargin() {
        for (int side = 8; side < 30; side++) {
            for (int margin = 1; 4 * margin <= side; margin++) {
                for (int cells = 1; cells < 120; cells++) {
                    covers(cells, side, margin, Span.over(cells, side, margin));
                }
            }
        }
    }

    private static void covers(int cells, int side, int margin, List<Span> spans) {
        int at = 0;
        for (Span span : spans) {
            int end = span.start() + span.length();
            assertThat(span.ownStart()).isEqualTo(at);
            assertThat(span.own()).isPositive();
            assertThat(span.length()).isLessThanOrEqualTo(Math.min(side, cells));
            assertThat(span.start()).isBetween(0, cells - span.length());
            assertThat(span.lead() >= margin || span.start() == 0).isTrue();
            assertThat(end - span.ownEnd() >= margin || end == cells).isTrue();
            at = span.ownEnd();
        }
        assertThat(at).isEqualTo(cells);
    }
}
