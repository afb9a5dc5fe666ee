package io.keenframe.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.PixelFormat;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Size HD = new Size(1920, 1080);

    @Test
    void itHoldsAFewHundredMegabytesOfLargeFrames() {
        Window window = Window.of(PixelFormat.YUV420P, HD, HD);
        assertThat(window.frames() * 1920L * 1080 * 3 / 2).isBetween(350L << 20, 384L << 20);
        assertThat(window.partFrames()).isEqualTo(window.frames() / 3);
    }

    @Test
    void theLargerOfSourceAndResultCounts() {
        Size tiny = new Size(64, 48);
        assertThat(Window.of(PixelFormat.YUV420P, tiny, HD)).isEqualTo(Window.of(PixelFormat.YUV420P, HD, tiny));
    }

    @Test
    void itNeverShrinksBelowWhatThePartsNeed() {
        Window window = Window.of(PixelFormat.YUV420P, new Size(16384, 16384), HD);
        assertThat(window).isEqualTo(new Window(24, 8));
    }
}
