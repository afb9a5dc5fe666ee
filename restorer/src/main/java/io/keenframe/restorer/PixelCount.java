package io.keenframe.restorer;

import io.keenframe.restorer.engine.Progress;
import java.time.Duration;

/** Counts the pixels that an engine made itself, and passes everything on. For one thread. */
final class PixelCount implements Progress {
    private final Progress progress;
    private long diffused;

    PixelCount(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void spent(String stage, Duration time) {
        progress.spent(stage, time);
    }

    @Override
    public void diffused(long pixels) {
        diffused += pixels;
        progress.diffused(pixels);
    }

    @Override
    public boolean unwanted() {
        return progress.unwanted();
    }

    long diffused() {
        return diffused;
    }
}
