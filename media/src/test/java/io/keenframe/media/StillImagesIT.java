package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.media.read.StillImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillImagesIT {
    private static final PixelFormat GBRP = new PixelFormat("gbrp", PixelFormat.Model.RGB, 8, 0, 0, false);
    private static final Colour RGB = new Colour(1, 13, 0, Colour.Range.FULL, 0);

    @TempDir
    Path scratch;

    @Test
    void aPictureComesBackAsItWas() {
        Path png = scratch.resolve("picture.png");
        Frame frame = Pictures.frame(3, 0, new Size(31, 17), GBRP, RGB);

        StillImages.writePng(frame, png);

        assertThat(StillImages.isImage(png)).isTrue();
        Frame read = StillImages.read(png);
        assertThat(read.format()).isEqualTo(GBRP);
        assertThat(read.planes()).isEqualTo(frame.planes());
    }

    @Test
    void redOfTelevisionIsRed() {
        // BT.709's red, which BT.601's matrix would show as 233, 0, 2.
        Frame red = new Frame(
                0,
                0,
                0,
                new Size(16, 16),
                PixelFormat.YUV420P,
                Pictures.BT709,
                List.of(flat(16, 63), flat(8, 102), flat(8, 240)));

        Frame rgb = StillImages.toRgb(red);

        assertThat(rgb.planes().get(2).sample(8, 8)).isGreaterThanOrEqualTo(254);
        assertThat(rgb.planes().get(0).sample(8, 8)).isLessThanOrEqualTo(1);
        assertThat(rgb.planes().get(1).sample(8, 8)).isLessThanOrEqualTo(1);
    }

    private static Plane flat(int side, int value) {
        byte[] samples = new byte[side * side];
        Arrays.fill(samples, (byte) value);
        return new Plane(side, side, samples);
    }

    @Test
    void namesWhatIsNoPicture() throws IOException {
        Path text = Files.writeString(scratch.resolve("notes.png"), "no picture");

        assertThat(StillImages.isImage(text)).isFalse();
        assertThatThrownBy(() -> StillImages.read(text))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("notes.png is not a picture");
        assertThatThrownBy(() -> StillImages.read(scratch.resolve("none.png"))).hasMessageContaining("does not exist");
    }
}
