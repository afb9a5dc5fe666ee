package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.keenframe.supir.config.SupirConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlopsTest {
    /** Keys and values of 77 tokens for the 14 narrow and 90 wide attentions to the text, not computed in each step. */
    private static final double TEXT = 2 * 2 * 77 * 2048.0 * (14 * 640 + 90 * 1280);

    /** PyTorch's own count over the published modules, which do in each evaluation what the text alone decides. */
    @ParameterizedTest
    @CsvSource({"64, 2.38e12", "128, 10.14e12"})
    void areThoseOfThePublishedNetworks(int side, double counted) {
        assertThat(new Flops(SupirConfig.FULL).evaluation(side, side) + TEXT).isCloseTo(counted, withinPercentage(1.0));
    }
}
