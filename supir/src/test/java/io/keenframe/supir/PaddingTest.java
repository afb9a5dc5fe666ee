package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class PaddingTest {
    @Test
    void mirrorsThePictureAndGivesItBack() {
        Tensor picture = new Tensor(new float[] {1, 2, 3, 4, 5, 6}, 1, 1, 2, 3);

        Tensor padded = new Padding(2, 3, 4).pad(picture);

        assertThat(padded)
                .isEqualTo(new Tensor(new float[] {1, 2, 3, 2, 4, 5, 6, 5, 1, 2, 3, 2, 4, 5, 6, 5}, 1, 1, 4, 4));
        assertThat(new Padding(2, 3, 4).crop(padded)).isEqualTo(picture);
    }

    @Test
    void mirrorsSmallPicturesAgainAndAgain() {
        Tensor padded = new Padding(1, 2, 8).pad(new Tensor(new float[] {1, 2}, 1, 1, 1, 2));

        assertThat(padded.shape()).containsExactly(1, 1, 8, 8);
        assertThat(padded.values()).startsWith(1, 2, 1, 2, 1, 2, 1, 2).endsWith(1, 2, 1, 2);
    }

    @Test
    void leavesFittingPicturesAlone() {
        Tensor picture = Tensor.zeros(1, 3, 8, 4);

        assertThat(new Padding(8, 4, 4).pad(picture)).isSameAs(picture);
        assertThat(new Padding(8, 4, 4).crop(picture)).isSameAs(picture);
    }

    @Test
    void keepsChannelsApart() {
        Tensor padded = new Padding(1, 1, 2).pad(new Tensor(new float[] {1, 2, 3}, 1, 3, 1, 1));

        assertThat(padded.values()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
    }
}
