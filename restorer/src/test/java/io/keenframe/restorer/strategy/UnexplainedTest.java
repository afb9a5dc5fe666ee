package io.keenframe.restorer.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.motion.Flow;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.pixel.FloatPlane;
import io.keenframe.restorer.pixel.Pictures;
import org.junit.jupiter.api.Test;

class UnexplainedTest {
    private static final Size SIZE = new Size(320, 240);
    private static final WindowGrid GRID = WindowGrid.of(SIZE, new Size(640, 480), PixelFormat.YUV420P);

    @Test
    void nothingIsLeftOfAPerfectMatch() {
        Unexplained unexplained = Unexplained.of(Match.still(SIZE), GRID);
        assertThat(unexplained.windows()).isEmpty();
        assertThat(unexplained.share(SIZE)).isZero();
    }

    @Test
    void aPictureWithoutAMatchIsLeftWhole() {
        Unexplained unexplained = Unexplained.of(Match.none(SIZE), GRID);
        assertThat(unexplained.whole()).isTrue();
        assertThat(unexplained.share(SIZE)).isEqualTo(1);
    }

    @Test
    void aHoleBecomesAWindowWithRoomAroundIt() {
        Unexplained unexplained = Unexplained.of(holes(new Window(98, 50, 26, 30)), GRID);
        assertThat(unexplained.windows()).containsExactly(new Window(80, 32, 64, 64));
        assertThat(unexplained.share(SIZE)).isEqualTo(64 * 64 / (320.0 * 240));
    }

    @Test
    void holesFarApartAreWindowsOfTheirOwnAndNearOnesShareOne() {
        assertThat(Unexplained.of(holes(new Window(16, 16, 16, 16), new Window(256, 176, 16, 16)), GRID)
                        .windows())
                .containsExactlyInAnyOrder(new Window(0, 0, 64, 64), new Window(240, 160, 64, 64));
        assertThat(Unexplained.of(holes(new Window(96, 96, 16, 16), new Window(144, 96, 16, 16)), GRID)
                        .windows())
                .containsExactly(new Window(80, 80, 128, 64));
    }

    @Test
    void windowsHaveFewSizes() {
        Size odd = new Size(330, 250);
        WindowGrid grid = WindowGrid.of(odd, odd, PixelFormat.YUV420P);
        assertThat(grid.rounded(new Window(304, 208, 26, 42), odd)).isEqualTo(new Window(256, 176, 74, 74));
        assertThat(grid.rounded(new Window(32, 0, 80, 250), odd)).isEqualTo(new Window(32, 0, 128, 250));
        assertThat(grid.rounded(new Window(16, 16, 130, 64), odd)).isEqualTo(new Window(16, 16, 192, 64));
    }

    @Test
    void aSpeckIsNotWorthAWindow() {
        assertThat(Unexplained.of(holes(new Window(100, 50, 5, 5)), GRID).windows())
                .isEmpty();
    }

    @Test
    void windowsEndOnWholePixelsOfTheResult() {
        WindowGrid grid = WindowGrid.of(new Size(1920, 1080), new Size(1280, 720), PixelFormat.YUV420P);
        assertThat(grid).isEqualTo(new WindowGrid(18, 18));
        assertThat(new Window(36, 18, 54, 1062).at(new Size(1920, 1080), new Size(1280, 720)))
                .isEqualTo(new Window(24, 12, 36, 708));
    }

    @Test
    void sizesWithLittleInCommonHaveNoWindows() {
        WindowGrid grid = WindowGrid.of(new Size(321, 241), new Size(640, 480), PixelFormat.YUV420P);
        Size odd = new Size(321, 241);
        FloatPlane confidence = FloatPlane.filled(321, 241, 1);
        for (int i = 0; i < 321 * 60; i++) {
            confidence.values()[i] = 0;
        }
        assertThat(Unexplained.of(new Match(Flow.still(321, 241), confidence), grid)
                        .share(odd))
                .isEqualTo(1);
    }

    @Test
    void whatIsCutOutGoesBackWhereItWas() {
        for (PixelFormat format : Pictures.FORMATS) {
            var frame = Pictures.noise(
                    format, new Size(70, 46), Pictures.colour(1, io.keenframe.contract.frame.Colour.Range.FULL));
            var black = Pictures.flat(format, new Size(70, 46), frame.colour(), 0, 0, 0, 0);
            Window window = new Window(16, 32, 54, 14);
            var part = window.cut(frame);
            assertThat(part.size()).isEqualTo(new Size(54, 14));
            var pasted = window.paste(part, black);
            assertThat(window.cut(pasted)).isEqualTo(part);
            assertThat(pasted.planes().get(0).sample(32, 16))
                    .isEqualTo(frame.planes().get(0).sample(32, 16));
            assertThat(pasted.planes().get(0).sample(31, 16)).isZero();
            assertThat(pasted.planes().get(0).sample(45, 69))
                    .isEqualTo(frame.planes().get(0).sample(45, 69));
        }
    }

    private static Match holes(Window... holes) {
        FloatPlane confidence = FloatPlane.filled(320, 240, 1);
        for (Window hole : holes) {
            for (int y = hole.y(); y < hole.y() + hole.height(); y++) {
                for (int x = hole.x(); x < hole.x() + hole.width(); x++) {
                    confidence.values()[y * 320 + x] = 0;
                }
            }
        }
        return new Match(Flow.still(320, 240), confidence);
    }
}
