package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class SinusoidTest {
    @Test
    void hasCosinesFirst() {
        float[] step = Sinusoid.of(999, 320);

        assertThat(new float[] {step[0], step[1], step[80], step[159]})
                .containsExactly(new float[] {0.999650f, 0.802681f, -0.844470f, 0.994406f}, within(2e-5f));
        assertThat(new float[] {step[160], step[161], step[240], step[319]})
                .containsExactly(new float[] {-0.026461f, 0.596409f, -0.535603f, 0.105622f}, within(2e-5f));
    }

    @Test
    void labelsEveryPictureAs1024() {
        Tensor vector = LabelVector.of(new Tensor(new float[] {7}, 1, 1), 256);

        assertThat(vector.shape()).containsExactly(1, 1 + 6 * 256);
        assertThat(vector.values()[0]).isEqualTo(7);
        assertThat(vector.values()[1]).isCloseTo(0.987354f, within(2e-5f));
        assertThat(vector.values()[1 + 2 * 256]).isOne();
        assertThat(vector.values()[1 + 2 * 256 + 128]).isZero();
    }

    @Test
    void saysWhichSizesFit() {
        assertThatThrownBy(() -> Size.of("the hint", Tensor.zeros(1, 4, 6, 8), 4, 4))
                .hasMessage("the hint is a Tensor[1, 4, 6, 8]; it must be [1, 4, H, W] with H and W multiples of 4");
    }
}
