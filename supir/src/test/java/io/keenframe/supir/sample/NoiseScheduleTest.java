package io.keenframe.supir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected levels are those of the published implementation in float32. */
final class NoiseScheduleTest {
    private static final Offset<Double> ROUNDING = within(2e-6);

    @ParameterizedTest
    @CsvSource({
        "0, 0.029167159", "1, 0.041314412", "19, 0.134450674", "124, 0.397745639", "250, 0.695798934",
        "499, 1.61288619", "500, 1.61827886", "749, 4.08172941", "998, 14.5262756", "999, 14.6146412"
    })
    void tabulatesTheLevelsOfTraining(int timestep, double sigma) {
        assertThat(NoiseSchedule.sigma(timestep)).isCloseTo(sigma, ROUNDING);
        assertThat(NoiseSchedule.nearest(sigma)).isEqualTo(timestep);
    }

    @Test
    void truncatesTimesteps() {
        assertThat(timesteps(NoiseSchedule.legacy(50)))
                .startsWith(999, 979, 959)
                .endsWith(39, 19);
        assertThat(timesteps(NoiseSchedule.legacy(8))).containsExactly(999, 874, 749, 624, 499, 374, 249, 124);
        assertThat(timesteps(NoiseSchedule.legacy(45))).startsWith(999, 976, 954, 932, 910, 888);
        assertThat(timesteps(NoiseSchedule.legacy(30)))
                .startsWith(999, 965, 932, 899, 865, 832)
                .endsWith(99, 66, 33);
        assertThat(timesteps(NoiseSchedule.legacy(1))).containsExactly(999);
        assertThat(NoiseSchedule.legacy(1000)).hasSize(1001).endsWith(0.0);
    }

    @Test
    void spacesFewStepsAsKarras() {
        double[] sigmas = NoiseSchedule.karras(8);

        double[] expected = {14.614643, 9.656032, 6.215533, 3.884220, 2.346516, 1.363179, 0.756538, 0.397746, 0};
        assertThat(sigmas).containsExactly(expected, within(5e-6));
        assertThat(timesteps(sigmas)).containsExactly(999, 927, 842, 737, 607, 448, 273, 124);
        assertThat(NoiseSchedule.karras(1)).containsExactly(new double[] {14.6146412, 0}, ROUNDING);
    }

    @Test
    void quantisesChurnedLevels() {
        int[] steps = {999, 899, 799, 699, 599, 499, 399, 299, 199, 99};

        int[] seen = Arrays.stream(steps)
                .map(step -> NoiseSchedule.nearest(NoiseSchedule.sigma(step) * 1.1))
                .toArray();

        assertThat(seen).containsExactly(999, 917, 820, 723, 625, 527, 428, 327, 223, 114);
    }

    @Test
    void refusesOtherNumbersOfSteps() {
        assertThatThrownBy(() -> NoiseSchedule.legacy(0)).hasMessage("steps must be 1 to 1000, not 0");
        assertThatThrownBy(() -> NoiseSchedule.karras(1001)).hasMessage("steps must be 1 to 1000, not 1001");
    }

    private static int[] timesteps(double[] sigmas) {
        return Arrays.stream(sigmas, 0, sigmas.length - 1)
                .mapToInt(NoiseSchedule::nearest)
                .toArray();
    }
}
