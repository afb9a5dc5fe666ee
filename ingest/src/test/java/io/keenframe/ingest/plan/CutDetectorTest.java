package io.keenframe.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CutDetectorTest {
    @Test
    void aCutBeginsAShot() {
        assertThat(shots(30, i -> Pictures.scene(i, i / 10, 60, 2 * i, 1))).containsExactlyElementsOf(runs(10, 10, 10));
    }

    @Test
    void shotsOfASingleFrameAreFlashesAndCutsMayFollowEachOther() {
        // Given shots of 8, 4, 4 and 8 frames
        assertThat(shots(24, i -> Pictures.scene(i, i < 8 ? 1 : i < 12 ? 2 : i < 16 ? 3 : 4, 60, i, 1)))
                .containsExactlyElementsOf(runs(8, 4, 4, 8));
    }

    @Test
    void aFlashIsNoCut() {
        for (int length = 1; length <= CutDetector.FLASH; length++) {
            int end = 6 + length;
            assertThat(shots(16, i -> {
                        Frame frame = Pictures.scene(i, 1, 60, i, 1);
                        return i >= 6 && i < end ? mixed(frame, frame, 0, 250) : frame;
                    }))
                    .containsOnly(0);
        }
    }

    @Test
    void aFadeThroughBlackIsNoCut() {
        IntToDoubleFunction light = i -> Math.min(1, Math.abs(i - 12) / 10.0);
        assertThat(shots(26, i -> {
                    Frame frame = Pictures.scene(i, i < 12 ? 1 : 2, 60, i, 1);
                    return mixed(frame, frame, light.applyAsDouble(i), 16 * (1 - light.applyAsDouble(i)));
                }))
                .containsOnly(0);
    }

    @Test
    void aDissolveIsNoCut() {
        assertThat(shots(30, i -> {
                    double share = Math.max(0, Math.min(1, (20 - i) / 12.0));
                    return mixed(Pictures.scene(i, 1, 60, i, 1), Pictures.scene(i, 2, 60, i, 1), share, 0);
                }))
                .containsOnly(0);
    }

    private interface Film {
        Frame frame(int index);
    }

    private static List<Integer> shots(int frames, Film film) {
        CutDetector detector = new CutDetector();
        List<CutDetector.Shown> shown = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            shown.addAll(detector.add(film.frame(i)));
        }
        shown.addAll(detector.flush());
        assertThat(shown).extracting(s -> s.frame().index()).isSorted().hasSize(frames);
        return shown.stream().map(CutDetector.Shown::shot).toList();
    }

    private static List<Integer> runs(int... lengths) {
        List<Integer> shots = new ArrayList<>();
        for (int shot = 0; shot < lengths.length; shot++) {
            for (int i = 0; i < lengths[shot]; i++) {
                shots.add(shot);
            }
        }
        return shots;
    }

    /** One frame's share of the light and the rest another's, and some more; for the same frame twice, its share alone. */
    private static Frame mixed(Frame one, Frame other, double share, double more) {
        byte[] a = one.planes().get(0).samples();
        byte[] b = other.planes().get(0).samples();
        byte[] sum = new byte[a.length];
        for (int i = 0; i < sum.length; i++) {
            double rest = one.equals(other) ? 0 : (1 - share) * (b[i] & 0xff);
            sum[i] = (byte) Math.min(255, Math.round(share * (a[i] & 0xff) + rest + more));
        }
        return one.withPicture(
                one.size(), List.of(new Plane(one.size().width(), one.size().height(), sum)));
    }
}
