package io.keenframe.contract.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameCodecTest {
    private final FrameCodec codec = new FrameCodec();

    @ParameterizedTest
    @CsvSource({
        "yuv420p, YUV, 8, 1, 1, false", "yuva420p, YUV, 8, 1, 1, true", "yuv422p10le, YUV, 10, 1, 0, false",
        "yuv444p16le, YUV, 16, 0, 0, false", "gray, GRAY, 8, 0, 0, false", "gbrp, RGB, 8, 0, 0, false",
        "yuv410p, YUV, 8, 2, 2, false"
    })
    void everyFormatAtOddSizesComesBackBitForBit(
            String name, PixelFormat.Model model, int depth, int shiftX, int shiftY, boolean alpha) {
        PixelFormat format = new PixelFormat(name, model, depth, shiftX, shiftY, alpha);
        for (Size size : List.of(new Size(1, 1), new Size(2, 3), new Size(37, 21), new Size(64, 48))) {
            Frame frame = noise(format, size);
            assertThat(codec.decode(codec.encode(frame))).isEqualTo(frame);
        }
    }

    @Test
    void closedCaptionsComeBack() {
        Frame frame = noise(PixelFormat.YUV420P, new Size(32, 16))
                .withCaptions(new ClosedCaptions(new byte[] {(byte) 0xfc, (byte) 0x94, 0x20, 1, 2, 3}));
        assertThat(codec.decode(codec.encode(frame))).isEqualTo(frame);
    }

    @Test
    void aGradientTakesLessThanATenthOfItsSamples() {
        Frame frame = gradient(new Size(640, 360));
        assertThat(codec.encode(frame).length).isLessThan(640 * 360 * 3 / 2 / 10);
    }

    @Test
    void aDamagedRecordIsRefused() {
        byte[] record = codec.encode(noise(PixelFormat.YUV420P, new Size(32, 16)));
        record[record.length / 2] ^= 1;
        assertThatThrownBy(() -> codec.decode(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a frame record");
    }

    @Test
    void aCutRecordIsRefused() {
        byte[] record = codec.encode(noise(PixelFormat.YUV420P, new Size(32, 16)));
        for (int length = 0; length < record.length; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(record, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Frame noise(PixelFormat format, Size size) {
        SplittableRandom random = new SplittableRandom(7);
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            int width = format.planeWidth(i, size.width());
            int height = format.planeHeight(i, size.height());
            byte[] samples = new byte[width * height * format.sampleBytes()];
            random.nextBytes(samples);
            planes.add(new Plane(width, height, samples));
        }
        return new Frame(3, -7, 40, size, format, new Colour(1, 13, 6, Colour.Range.FULL, 2), planes);
    }

    private static Frame gradient(Size size) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int width = PixelFormat.YUV420P.planeWidth(i, size.width());
            int height = PixelFormat.YUV420P.planeHeight(i, size.height());
            byte[] samples = new byte[width * height];
            for (int at = 0; at < samples.length; at++) {
                samples[at] = (byte) (at % width + 2 * (at / width));
            }
            planes.add(new Plane(width, height, samples));
        }
        return new Frame(0, 0, 1, size, PixelFormat.YUV420P, Colour.UNSPECIFIED, planes);
    }
}
