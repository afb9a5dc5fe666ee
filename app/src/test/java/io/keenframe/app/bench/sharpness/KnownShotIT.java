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
    void framesAreOrderedByTheirTrueSharpnessAndTheSharpestIsFound() throws Exception {
        // Given
        List<KnownShot> shots = new ArrayList<>();
        for (KnownShot.Conditions conditions : KnownShot.conditions(List.of(0, 24))) {
            shots.add(KnownShot.take(conditions, shots.size() + 1, folder));
        }
        // When
        Score ours = Score.of(Measure.ALL.get(0), shots);
        Score laplacian = Score.of(Measure.ALL.get(1), shots);
        // Then
        assertThat(ours.lowest()).as("rank correlation within a shot").isGreaterThanOrEqualTo(0.95);
        assertThat(ours.found()).as("sharpest frames found").isGreaterThanOrEqualTo(0.95);
        assertThat(laplacian.mean()).as("what the shots ask for").isLessThan(0.9);
    }
}
