package io.keenframe.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FootprintTest {
    private static final Size HD = new Size(1920, 1080);
    private static final long FRAME = 1920L * 1080 * 3 / 2;

    private static Footprint of(Size size, Codec codec) {
        Rational rate = new Rational(24, 1);
        Rational tick = new Rational(1, 24);
        return Footprint.of(
                new JobSpec(
                        new JobId("film"),
                        "/in.mp4",
                        "/out.mp4",
                        EngineSettings.of("identity", Map.of()),
                        Scaling.none(),
                        new Encoding(codec, null, false),
                        TimeRange.all()),
                new SourceInfo(
                        "mp4",
                        "h264",
                        size,
                        PixelFormat.YUV420P,
                        Colour.UNSPECIFIED,
                        tick,
                        rate,
                        new Rational(1, 1),
                        1000));
    }

    @Test
    void aSegmentHoldsAFrameAndIsASmallPieceOfTheWindow() {
        for (Size size : new Size[] {new Size(16, 12), HD, new Size(8192, 8192)}) {
            Footprint footprint = of(size, Codec.H264);
            assertThat(footprint.segment()).isGreaterThan(footprint.before()).isGreaterThanOrEqualTo(1 << 20);
        }
        assertThat(of(HD, Codec.H264).segment()).isBetween(40L << 20, 64L << 20);
    }

    @Test
    void kafkaHasTheWindowTwiceAndALittleMore() {
        Footprint footprint = of(HD, Codec.H264);
        long window = footprint.window().frames() * FRAME;
        assertThat(footprint.most()).isBetween(2 * window, 2 * window * 5 / 3);
    }

    @Test
    void whereAPartFitsTwiceTheJobGoesOn() {
        Footprint footprint = of(HD, Codec.FFV1);
        int part = footprint.window().partFrames();
        // All of a part's frames but one are restored and in the making, and those of the part before are still there.
        long there = footprint.growth(part - 1, part - 1, part - 1) + part * footprint.after();
        assertThat(there + footprint.growth(8, 8, 8) + 4 * footprint.segment())
                .isLessThan(footprint.least(Integer.MAX_VALUE));
        assertThat(footprint.least(10)).isLessThan(footprint.least(100));
    }

    @Test
    void partsWithoutLossAreTheLargest() {
        Footprint lossless = of(HD, Codec.FFV1);
        Footprint lossy = of(HD, Codec.H264);
        assertThat(lossless.growth(0, 0, 8) - lossy.growth(0, 0, 8)).isEqualTo(8 * (lossless.part() - lossy.part()));
        assertThat(lossy.part()).isLessThan(lossless.part());
        assertThat(lossy.growth(8, 8, 8)).isGreaterThan(8 * 2 * FRAME);
    }
}
