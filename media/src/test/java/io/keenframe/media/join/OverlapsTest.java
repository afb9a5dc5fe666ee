package io.keenframe.media.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.media.join.Overlaps.Line;
import io.keenframe.media.join.Overlaps.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static List<Stretch> of(Line... lines) {
        Overlaps overlaps = new Overlaps();
        List<Stretch> all = new ArrayList<>();
        for (Line line : lines) {
            all.addAll(overlaps.add(line));
        }
        all.addAll(overlaps.end());
        return all;
    }

    @Test
    void linesOneAfterTheOtherStayAsTheyAre() {
        assertThat(of(new Line(0, 10, "a"), new Line(10, 20, "b"), new Line(30, 40, "c")))
                .containsExactly(
                        new Stretch(0, 10, List.of("a")),
                        new Stretch(10, 20, List.of("b")),
                        new Stretch(30, 40, List.of("c")));
    }

    @Test
    void whatIsUpTogetherIsOneText() {
        assertThat(of(new Line(0, 10, "a"), new Line(4, 20, "b"), new Line(4, 6, "c")))
                .containsExactly(
                        new Stretch(0, 4, List.of("a")),
                        new Stretch(4, 6, List.of("a", "b", "c")),
                        new Stretch(6, 10, List.of("a", "b")),
                        new Stretch(10, 20, List.of("b")));
    }

    @Test
    void aLineThatIsNeverUpIsNotShown() {
        assertThat(of(new Line(5, 5, "a"), new Line(5, 9, "b"))).containsExactly(new Stretch(5, 9, List.of("b")));
    }
}
