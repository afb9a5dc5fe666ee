package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.keenframe.supir.config.SupirConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkloadTest {
    private final Workload full = new Workload(SupirConfig.FULL);

    /** Keys and values of 77 tokens for the 14 narrow and 90 wide attentions to the text, not computed in each step. */
    private static final double TEXT = 2 * 2 * 77 * 2048.0 * (14 * 640 + 90 * 1280);

    /** PyTorch's own count over the published modules, which do in each evaluation what the text alone decides. */
    @ParameterizedTest
    @CsvSource({"64, 2.38e12", "128, 10.14e12"})
    void isThatOfThePublishedNetworks(int side, double counted) {
        assertThat(full.prediction(side, side) + TEXT).isCloseTo(counted, withinPercentage(1.0));
    }

    @Test
    void growsWithThePixelsAndMoreForAttention() {
        assertThat(full.prediction(128, 128)).isGreaterThan(4 * full.prediction(64, 64));
        // The decoder's convolutions alone grow as the pixels do; its attention is of all cells to all.
        double attention = 4 * Math.pow(64 * 64, 2) * 512;
        double convolutions = full.decoding(64, 64) - attention;
        assertThat(full.decoding(128, 128)).isCloseTo(4 * convolutions + 16 * attention, withinPercentage(0.1));
        assertThat(full.encoding(512, 512)).isCloseTo(full.decoding(64, 64) / 2.3, within(0.3e12));
    }
}
