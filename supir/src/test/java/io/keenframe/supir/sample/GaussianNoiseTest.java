package io.keenframe.supir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class GaussianNoiseTest {
    @Test
    void isTheSameForever() {
        assertThat(new GaussianNoise(1234).draw("start", 5).values())
                .containsExactly(-0.49911273f, -1.4184277f, -0.05923105f, 0.9957617f, 0.98162f);
        assertThat(new GaussianNoise(-1).draw("step.7", 3).values())
                .containsExactly(0.5579225f, -0.48947915f, -0.27676237f);
    }

    @Test
    void dependsOnTheIndexAndNotOnTheShape() {
        float[] flat = new GaussianNoise(5).draw("start", 24).values();

        assertThat(new GaussianNoise(5).draw("start", 1, 2, 3, 4).values()).isEqualTo(flat);
        assertThat(new GaussianNoise(5).draw("start", 7).values()).containsExactly(Arrays.copyOf(flat, 7));
    }

    @Test
    void differsBySeedAndByStream() {
        float[] field = new GaussianNoise(5).draw("start", 1000).values();

        assertThat(correlation(field, new GaussianNoise(6).draw("start", 1000).values()))
                .isLessThan(0.1);
        assertThat(correlation(field, new GaussianNoise(5).draw("step.0", 1000).values()))
                .isLessThan(0.1);
    }

    @Test
    void isUnitNormal() {
        float[] field = new GaussianNoise(42).draw("start", 200_000).values();

        assertThat(moment(field, 1)).isCloseTo(0, within(0.01));
        assertThat(moment(field, 2)).isCloseTo(1, within(0.015));
        assertThat(moment(field, 3)).isCloseTo(0, within(0.03));
        assertThat(moment(field, 4)).isCloseTo(3, within(0.08));
        float[] next = Arrays.copyOfRange(field, 1, field.length);
        assertThat(correlation(next, field)).isLessThan(0.01);
    }

    private static double moment(float[] field, int power) {
        double sum = 0;
        for (float value : field) {
            sum += Math.pow(value, power);
        }
        return sum / field.length;
    }

    private static double correlation(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return Math.abs(sum) / Math.min(a.length, b.length);
    }
}
