package io.keenframe.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Plane;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class DemoPicturesTest {
    private static final Size SIZE = new Size(96, 64);

    @Test
    void drawsTheSameSceneAgain() {
        Picture once = Picture.of(new Scene(SIZE, 1).frame(3));
        assertThat(Picture.of(new Scene(SIZE, 1).frame(3)).rgb()).isDeepEqualTo(once.rgb());
        assertThat(Picture.of(new Scene(SIZE, 1).frame(4)).rgb()).isNotEqualTo(once.rgb());
        assertThat(Picture.of(new Scene(SIZE, 2).frame(3)).rgb()).isNotEqualTo(once.rgb());
    }

    @Test
    void degradesAsMuchAsItSays() {
        // Given
        Picture clean = Picture.of(new Scene(SIZE, 1).frame(0));
        // When
        Plane before = clean.frame(0).planes().get(0);
        Plane noisy = new Degradation(0.01, 5).of(clean, 1).frame(0).planes().get(0);
        Plane blurred = new Degradation(1.5, 0).of(clean, 1).frame(0).planes().get(0);
        // Then: noise of 5 in each of R, G and B is 5 * |(0.2126, 0.7152, 0.0722)| * 219 / 255 in luma.
        assertThat(Likeness.of(before, noisy).psnr()).isCloseTo(20 * Math.log10(255 / 3.23), within(0.4));
        assertThat(Likeness.of(before, blurred).ssim()).isLessThan(0.95);
    }

    @Test
    void turnsColoursIntoVideoLevels() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4; i++) {
            image.setRGB(i % 2, i / 2, Color.RED.getRGB());
        }
        // Then: ITU-R BT.709's red is 63, 102, 240.
        var planes = Picture.of(image).frame(0).planes();
        assertThat(planes).extracting(plane -> plane.sample(0, 0)).containsExactly(63, 102, 240);
    }

    @Test
    void knowsEqualPictures() {
        Plane plane = Picture.of(new Scene(SIZE, 1).frame(0)).frame(0).planes().get(0);
        assertThat(Likeness.of(plane, plane)).isEqualTo(new Likeness(Double.POSITIVE_INFINITY, 1));
    }

    @Test
    void measuresAShiftInBrightness() {
        byte[] bright = new byte[256];
        java.util.Arrays.fill(bright, (byte) 130);
        byte[] dark = new byte[256];
        java.util.Arrays.fill(dark, (byte) 120);
        Likeness likeness = Likeness.of(new Plane(16, 16, bright), new Plane(16, 16, dark));
        assertThat(likeness.psnr()).isCloseTo(20 * Math.log10(25.5), within(1e-9));
        assertThat(likeness.ssim())
                .isCloseTo((2 * 130 * 120 + 6.5025) / (130 * 130 + 120 * 120 + 6.5025), within(1e-9));
    }
}
