package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.frame.Plane;
import io.keenframe.media.pixel.DenseMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseMotionIT {
    private static DenseMotion motion;

    @BeforeAll
    static void open() {
        motion = DenseMotion.open();
    }

    @AfterAll
    static void close() {
        motion.close();
    }

    @ParameterizedTest
    @CsvSource({"160, 120, 3.5, -2.25", "321, 243, -6.4, 3.56", "40, 30, 1, 0.5"})
    void aShiftIsFound(int width, int height, double dx, double dy) {
        float[] pairs = motion.between(waves(width, height, 0, 0), waves(width, height, dx, dy));
        assertThat(pairs).hasSize(2 * width * height);
        double x = 0;
        double y = 0;
        int count = 0;
        for (int row = 8; row < height - 8; row++) {
            for (int column = 8; column < width - 8; column++) {
                x += pairs[2 * (row * width + column)];
                y += pairs[2 * (row * width + column) + 1];
                count++;
            }
        }
        assertThat(x / count).isCloseTo(dx, within(0.25));
        assertThat(y / count).isCloseTo(dy, within(0.25));
    }

    @Test
    void theSamePicturesGiveTheSameMotion() {
        Plane from = waves(320, 240, 0, 0);
        Plane to = waves(320, 240, 4.2, 1.3);
        float[] once = motion.between(from, to);
        try (DenseMotion other = DenseMotion.open()) {
            assertThat(other.between(from, to)).isEqualTo(once);
        }
    }

    @Test
    void samplesOfTwoBytesAreRefused() {
        Plane deep = new Plane(64, 64, new byte[2 * 64 * 64]);
        assertThatThrownBy(() -> motion.between(deep, deep)).hasMessageContaining("not of one");
    }

    /** A pattern in which every place looks different, moved to the right and down. */
    private static Plane waves(int width, int height, double dx, double dy) {
        byte[] samples = new byte[width * height];
        for (int i = 0; i < samples.length; i++) {
            int row = i / width;
            double x = i % width - dx;
            double y = row - dy;
            double wave = Math.sin(0.21 * x + 0.05 * y) + Math.sin(0.31 * y - 0.11 * x) + Math.sin(0.0031 * x * y);
            samples[i] = (byte) Math.round(128 + 35 * wave);
        }
        return new Plane(width, height, samples);
    }
}
