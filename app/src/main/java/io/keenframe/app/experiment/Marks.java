package io.keenframe.app.experiment;

import io.keenframe.app.degrade.Wear;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a clip that are looked at on their own, by number from 0.
 *
 * @param blurred those with at least half of the clip's most blur; none where nobody blurred it here
 * @param besideCuts the last of each shot but the last, and the first of each but the first; none in one shot
 */
record Marks(List<Integer> blurred, List<Integer> besideCuts) {
    /** Half of a period's frames are blurred by half, whichever way cosines are rounded. */
    private static final double ROUNDING = 1e-9;

    /** The marks of a clip that was drawn in shots of equal length and then worn. */
    static Marks of(int frames, int shots, @Nullable Wear wear) {
        return new Marks(
                IntStream.range(0, frames)
                        .filter(i ->
                                wear != null && wear.blur() > 0 && wear.blurOf(i) >= (0.5 - ROUNDING) * wear.blur())
                        .boxed()
                        .toList(),
                IntStream.range(1, shots)
                        .map(shot -> shot * frames / shots)
                        .flatMap(first -> IntStream.of(first - 1, first))
                        .boxed()
                        .toList());
    }
}
