package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class MomentsTest {
    @Test
    void areThoseOfAllPartsTogether() {
        Moments moments = new Moments(2);
        // 1 3 and 5 5 8; 2 2 and 2 2 2.
        moments.add(0, 2, 2, 1);
        moments.add(1, 2, 2, 0);
        moments.add(0, 3, 6, 2);
        moments.add(1, 3, 2, 0);

        assertThat(moments.means(4)).isEqualTo(new Tensor(new float[] {4.4f, 4.4f, 2, 2}, 1, 4, 1, 1));
        assertThat(moments.scales(2, 0.01f).values())
                .containsExactly(new float[] {(float) (1 / Math.sqrt(5.44 + 0.01)), 10}, within(1e-6f));
    }

    @Test
    void areMeasuredOverAMapsGroups() {
        Tensor image = new Tensor(new float[] {1, 3, 5, 7, 2, 2, 2, 4}, 1, 4, 1, 2);

        Moments moments = moments(image, 2);

        assertThat(moments.means(2).values()).containsExactly(4, 2.5f);
        assertThat(moments.scales(2, 0).values())
                .containsExactly(
                        new float[] {(float) (1 / Math.sqrt(5)), (float) (1 / Math.sqrt(0.75))}, within(1e-6f));
    }

    /** Where the mean is large, the mean of squares has lost the variance to rounding. */
    @Test
    void keepTheVarianceOfNumbersFarFromZero() {
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 10_000 + i % 2;
        }

        Moments moments = moments(new Tensor(values, 1, 1, 20, 100), 1);

        assertThat(moments.scales(1, 0).values()).containsExactly(new float[] {2}, within(1e-3f));
    }

    private static Moments moments(Tensor image, int groups) {
        Workspace workspace = new Workspace();
        try (FeatureMap map = FeatureMap.of(image, workspace)) {
            return map.moments(groups, workspace);
        }
    }
}
