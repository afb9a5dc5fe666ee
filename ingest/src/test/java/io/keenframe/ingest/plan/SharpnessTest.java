package io.keenframe.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SharpnessTest {
    private static final PixelFormat GRAY10 = new PixelFormat("gray10le", PixelFormat.Model.GRAY, 10, 0, 0, false);

    @Test
    void isWhatTheSlowStatementOfItIs() {
        for (int blur = 0; blur < 3; blur++) {
            Frame frame = grainy(Pictures.scene(0, 3, 60, 5, blur), 6);
            assertThat(Sharpness.of(frame)).isCloseTo(NaiveSharpness.of(frame), within(1e-4));
        }
    }

    @Test
    void blurLowersIt() {
        double sharp = Sharpness.of(Pictures.scene(0, 1, 60, 0, 0));
        double soft = Sharpness.of(Pictures.scene(0, 1, 60, 0, 1));
        double softer = Sharpness.of(Pictures.scene(0, 1, 60, 0, 2));
        assertThat(sharp).isGreaterThan(1.05 * soft);
        assertThat(soft).isGreaterThan(1.05 * softer);
    }

    @Test
    void grainDoesNotRaiseIt() {
        Frame soft = Pictures.scene(0, 1, 60, 0, 2);
        double clean = Sharpness.of(soft);
        assertThat(Sharpness.of(grainy(soft, 8))).isCloseTo(clean, within(0.1 * clean));
    }

    @Test
    void exposureMakesNoDifference() {
        Frame bright = Pictures.scene(0, 1, 60, 0, 1);
        Frame dark = changed(bright, code -> code * 3 / 5);
        double score = Sharpness.of(bright);
        assertThat(Sharpness.of(dark)).isCloseTo(score, within(0.05 * score));
    }

    @Test
    void depthMakesNoDifference() {
        Frame frame = Pictures.scene(0, 1, 60, 0, 1);
        Plane luma = frame.planes().get(0);
        byte[] deep = new byte[2 * luma.samples().length];
        for (int i = 0; i < luma.samples().length; i++) {
            int code = (luma.samples()[i] & 0xff) << 2;
            deep[2 * i] = (byte) code;
            deep[2 * i + 1] = (byte) (code >> 8);
        }
        Frame same = new Frame(
                0, 0, 1, frame.size(), GRAY10, frame.colour(), List.of(new Plane(luma.width(), luma.height(), deep)));
        assertThat(Sharpness.of(same)).isCloseTo(Sharpness.of(frame), within(1e-6));
    }

    @Test
    void grainInTheDarkIsNotAsSharpAsAPicture() {
        Frame night = changed(Pictures.scene(0, 1, 60, 0, 0), code -> 16);
        assertThat(Sharpness.of(night)).isZero();
        assertThat(Sharpness.of(grainy(night, 2))).isLessThan(Sharpness.of(Pictures.scene(0, 1, 60, 0, 0)));
    }

    private static Frame grainy(Frame frame, double sigma) {
        Random random = new Random(5);
        return changed(frame, code -> (int) Math.round(code + sigma * random.nextGaussian()));
    }

    private static Frame changed(Frame frame, IntUnaryOperator change) {
        Plane luma = frame.planes().get(0);
        byte[] samples = new byte[luma.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.max(0, Math.min(255, change.applyAsInt(luma.samples()[i] & 0xff)));
        }
        return frame.withPicture(frame.size(), List.of(new Plane(luma.width(), luma.height(), samples)));
    }
}
