package io.keenframe.supir.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColorFixTest {
    @ParameterizedTest
    @CsvSource({"40, 50", "70, 90", "3, 100", "1, 1", "33, 1"})
    void waveletEqualsItsBandsSummedOneByOne(int height, int width) {
        Tensor restored = picture(1, height, width);
        Tensor style = picture(2, height, width);

        float[] fast = ColorFix.WAVELET.apply(restored, style).values();

        assertThat(fast).containsExactly(naive(restored, style), within(2e-6f));
    }

    @Test
    void waveletKeepsFlatColoursOfTheStyle() {
        Tensor restored = flat(0.8f, 40, 60);
        Tensor style = flat(-0.3f, 40, 60);

        assertThat(ColorFix.WAVELET.apply(restored, style).values()).containsExactly(style.values(), within(1e-6f));
    }

    @Test
    void adainGivesEachChannelTheMomentsOfTheStyle() {
        Tensor restored = picture(1, 30, 40);
        Tensor style = picture(2, 30, 40);
        float[] fixed = ColorFix.ADAIN.apply(restored, style).values();

        for (int channel = 0; channel < 3; channel++) {
            assertThat(mean(fixed, channel)).isCloseTo(mean(style.values(), channel), within(1e-6));
        }
        assertThat(ColorFix.ADAIN.apply(flat(0.2f, 1, 1), flat(0.4f, 1, 1)).values()[0])
                .isEqualTo(0.4f);
    }

    @Test
    void leavesItsInputsAlone() {
        Tensor restored = picture(1, 20, 20);
        Tensor style = picture(2, 20, 20);

        for (ColorFix fix : ColorFix.values()) {
            fix.apply(restored, style);
        }

        assertThat(restored).isEqualTo(picture(1, 20, 20));
        assertThat(style).isEqualTo(picture(2, 20, 20));
        assertThat(ColorFix.NONE.apply(restored, style)).isSameAs(restored);
    }

    @Test
    void namesWhatItCannotDo() {
        assertThat(ColorFix.parse("AdaIN")).isEqualTo(ColorFix.ADAIN);
        assertThatThrownBy(() -> ColorFix.parse("wave"))
                .hasMessage("color fix must be wavelet or adain or none, not wave");
        assertThatThrownBy(() -> ColorFix.WAVELET.apply(picture(1, 2, 2), picture(1, 2, 3)))
                .hasMessageContaining("Tensor[1, 3, 2, 2]")
                .hasMessageContaining("Tensor[1, 3, 2, 3]");
    }

    /** Five blurs of each picture with the 3x3 kernel written out, and the bands added up. */
    private static float[] naive(Tensor restored, Tensor style) {
        int height = restored.size(2);
        int width = restored.size(3);
        double[] content = widen(restored);
        double[] other = widen(style);
        double[] bands = new double[content.length];
        for (int reach = 1; reach <= 16; reach *= 2) {
            double[] low = blur(content, height, width, reach);
            for (int i = 0; i < bands.length; i++) {
                bands[i] += content[i] - low[i];
            }
            content = low;
            other = blur(other, height, width, reach);
        }
        float[] out = new float[bands.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (bands[i] + other[i]);
        }
        return out;
    }

    private static double[] blur(double[] in, int height, int width, int reach) {
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            int plane = i / (height * width) * height * width;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int y = Math.min(Math.max(i / width % height + dy * reach, 0), height - 1);
                    int x = Math.min(Math.max(i % width + dx * reach, 0), width - 1);
                    out[i] += in[plane + y * width + x] * (2 - Math.abs(dy)) * (2 - Math.abs(dx)) / 16;
                }
            }
        }
        return out;
    }

    private static double[] widen(Tensor x) {
        double[] out = new double[x.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x.values()[i];
        }
        return out;
    }

    private static Tensor picture(int seed, int height, int width) {
        Random random = new Random(seed);
        Tensor x = Tensor.zeros(1, 3, height, width);
        for (int i = 0; i < x.values().length; i++) {
            x.values()[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }

    private static Tensor flat(float value, int height, int width) {
        Tensor x = Tensor.zeros(1, 3, height, width);
        Arrays.fill(x.values(), value);
        return x;
    }

    private static double mean(float[] values, int channel) {
        int size = values.length / 3;
        double sum = 0;
        for (int i = channel * size; i < (channel + 1) * size; i++) {
            sum += values[i];
        }
        return sum / size;
    }
}
