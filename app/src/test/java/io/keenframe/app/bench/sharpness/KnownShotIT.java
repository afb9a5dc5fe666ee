package io.keenframe.app.bench.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measure against shots whose blur is known: every kind of blur and grain, exposure that drifts, three rates. */
class KnownShotIT {
    @TempDir
    private Path folder;

    @Test
    void framesAreOrderedByTheirBlurAndTheSharpestIsFound() throws Exception {
        // Given
        List<KnownShot> shots = new ArrayList<>();
        for (KnownShot.Conditions conditions : KnownShot.conditions(List.of(0, 24))) {
            shots.add(KnownShot.take(conditions, shots.size() + 1, folder));
        }
        // When
        Measure ours = Measure.ALL.get(0);
        Score score = Score.of(ours, shots);
        Score laplacian = Score.of(Measure.ALL.get(1), shots);
        // Then
        assertThat(shots)
                .allSatisfy(shot -> assertThat(order(ours, shot))
                        .as("rank correlation with the known blur")
                        .isLessThanOrEqualTo(-0.94));
        assertThat(score.found()).as("sharpest frames found").isGreaterThanOrEqualTo(0.85);
        assertThat(laplacian.mean()).as("what the shots ask for").isLessThan(0.9);
    }

    private static double order(Measure measure, KnownShot shot) {
        double[] scores = shot.frames().stream().mapToDouble(measure.score()).toArray();
        return Ranks.correlation(scores, shot.blur());
    }
}
