package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.config.SupirConfig;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
    private final Workload full = new Workload(SupirConfig.FULL);

    /** SDXL's U-Net is known to take 6 T at 128x128 cells, of 2 for each pair; control and adaptors add more than half. */
    @Test
    void countsWhatThePublishedNetworksAreKnownToTake() {
        assertThat(full.prediction(128, 128)).isBetween(9e12, 11e12);
    }

    @Test
    void growsWithThePixelsAndMoreForAttention() {
        assertThat(full.prediction(128, 128)).isGreaterThan(4 * full.prediction(64, 64));
        // The decoder's convolutions alone grow as the pixels do; its attention is of all cells to all.
        double attention = 4 * Math.pow(64 * 64, 2) * 512;
        double convolutions = full.decoding(64, 64) - attention;
        assertThat(full.decoding(128, 128))
                .isCloseTo(4 * convolutions + 16 * attention, Percentage.withPercentage(0.1));
        assertThat(full.encoding(512, 512)).isCloseTo(full.decoding(64, 64) / 2.3, within(0.3e12));
    }
}
