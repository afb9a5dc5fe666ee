package io.keenframe.app.bench.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void correlationIsOfOrdersNotOfValues() {
        assertThat(Ranks.correlation(new double[] {1, 2, 3, 100}, new double[] {-4, 0, 7, 8}))
                .isEqualTo(1);
        assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {9, 8, 7}))
                .isEqualTo(-1);
        // Given ranks that differ by 1, 1 and 0, it is 1 - 6 * 2 / (3 * 8)
        assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {5, 4, 6}))
                .isCloseTo(0.5, within(1e-12));
    }
}
