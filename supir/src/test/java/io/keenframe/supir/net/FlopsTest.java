package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.keenframe.supir.config.SupirConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlopsTest {
    /** PyTorch's own count over the published modules, which do what the text alone decides in each evaluation. */
    @ParameterizedTest
    @CsvSource({"64, 2.38e12", "128, 10.14e12"})
    void areThoseOfThePublishedNetworks(int side, double counted) {
        assertThat(new Flops(SupirConfig.FULL).evaluation(side, side)).isCloseTo(counted, withinPercentage(2.0));
    }
}
