package io.keenframe.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.Rational;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameComparisonTest {
    private static final Path FILM = Path.of("film.mkv");

    private static FrameHashes film(Rational timeBase, int step, String... hashes) {
        List<FrameHash> frames = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            frames.add(new FrameHash((long) i * step, step, 1, hashes[i]));
        }
        return new FrameHashes(timeBase, frames);
    }

    private static FrameHashes milliseconds(String... hashes) {
        return film(new Rational(1, 1000), 40, hashes);
    }

    @Test
    void namesTheFrameThatIsNotWhatItWas() {
        assertThat(new FrameComparison(FILM, milliseconds("a", "b", "c")).with(milliseconds("a", "x", "c")))
                .containsExactly(Finding.bad("film.mkv: frame 1 at 0.040 s: its pixels are not the recorded ones"));
    }

    @Test
    void missesFrames() {
        assertThat(new FrameComparison(FILM, milliseconds("a", "b", "c")).with(milliseconds("a", "b")))
                .containsExactly(Finding.bad("film.mkv: it has 2 frames, and had 3"));
    }

    @Test
    void isContentWithWhatIsTheSame() {
        assertThat(new FrameComparison(FILM, milliseconds("a", "b")).with(milliseconds("a", "b")))
                .containsExactly(Finding.ok("film.mkv: all 2 frames have their recorded MD5 and moment"));
    }

    @Test
    void momentsMayBeRoundedToMillisecondsAndNoFurther() {
        FrameHashes source = film(new Rational(1, 30_000), 1001, "a", "b", "c");
        FrameHashes rounded = new FrameHashes(
                new Rational(1, 1000),
                List.of(new FrameHash(0, 33, 1, "d"), new FrameHash(33, 33, 1, "e"), new FrameHash(67, 33, 1, "f")));
        assertThat(FrameComparison.moments(source, rounded, 0).verdict()).isEqualTo(Finding.Verdict.OK);
        assertThat(FrameComparison.moments(source, film(new Rational(1, 1000), 34, "d", "e", "f"), 0))
                .isEqualTo(Finding.bad("frame 2 is presented at 0.068 s, and in the source at 0.067 s"));
    }

    @Test
    void momentsAreMovedAsFarAsTheRecordSaysAndNoFurther() {
        FrameHashes source = milliseconds("a", "b");
        FrameHashes moved = new FrameHashes(
                new Rational(1, 1000), List.of(new FrameHash(1500, 40, 1, "c"), new FrameHash(1540, 40, 1, "d")));
        assertThat(FrameComparison.moments(source, moved, 1.5).verdict()).isEqualTo(Finding.Verdict.OK);
        assertThat(FrameComparison.moments(source, moved, 1.502).verdict()).isEqualTo(Finding.Verdict.BAD);
    }
}
