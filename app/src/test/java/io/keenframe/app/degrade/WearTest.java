package io.keenframe.app.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.app.demo.Scene;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WearTest {
    private static final Frame CLEAN = new Scene(new Size(96, 64), 1).video(0);

    @Test
    void whatIsLeftOutDoesNotHappen() {
        List<Frame> film = List.of(CLEAN);
        Wear none = Wear.parse("crf=30");
        assertThat(none.truth(film)).isEqualTo(film);
        assertThat(none.worn(film, 1)).isEqualTo(film);
    }

    @Test
    void blurComesAndGoes() {
        Wear wear = Wear.parse("blur=2, period=8");
        assertThat(wear.blurOf(0)).isZero();
        assertThat(wear.blurOf(4)).isEqualTo(2);
        assertThat(wear.blurOf(8)).isCloseTo(0, within(1e-9));
        List<Frame> worn = wear.worn(List.of(CLEAN, CLEAN, CLEAN, CLEAN, CLEAN), 1);
        assertThat(Detail.shown(worn.get(0), CLEAN)).isEqualTo(1);
        assertThat(Detail.shown(worn.get(4), CLEAN)).isLessThan(0.5);
    }

    @Test
    void grainIsNoDetailAndExposureNoLossOfIt() {
        Damage damage = new Damage(Blur.NONE, 0.7, 8, 0);
        assertThat(Detail.shown(damage.of(CLEAN, 1), CLEAN)).isCloseTo(1, within(0.05));
    }

    @Test
    void allKindsOfBlurKeepBrightness() {
        for (Blur blur : List.of(new Blur.Gaussian(2), new Blur.Defocus(4), new Blur.Motion(9, 0.6))) {
            float sum = 0;
            for (float weight : blur.kernel().weights()) {
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, within(1e-5f));
            assertThat(spread(blur.kernel())).isCloseTo(blur.spread(), within(0.08 * blur.spread()));
        }
    }

    /** The standard deviation along one axis, over both. */
    private static double spread(Kernel kernel) {
        int side = 2 * kernel.reach() + 1;
        double squares = 0;
        for (int i = 0; i < kernel.weights().length; i++) {
            int x = i % side - kernel.reach();
            int y = i / side - kernel.reach();
            squares += kernel.weights()[i] * (x * x + y * y);
        }
        return Math.sqrt(squares / 2);
    }

    @Test
    void aShakingCameraSeesAPartOfTheScene() {
        List<Frame> shaken = Wear.parse("shake=4").truth(List.of(CLEAN, CLEAN, CLEAN));
        assertThat(shaken).allSatisfy(frame -> assertThat(frame.size()).isEqualTo(new Size(88, 56)));
        assertThat(shaken.get(0).planes()).isNotEqualTo(shaken.get(1).planes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"blur", "blur=x", "blurr=3", "crf=60", "kind=fog"})
    void whatIsNoWearSaysWhatIs(String text) {
        assertThatThrownBy(() -> Wear.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blur=0..20");
    }
}
