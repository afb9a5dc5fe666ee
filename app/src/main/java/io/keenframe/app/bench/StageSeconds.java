package io.keenframe.app.bench;

import io.keenframe.restorer.engine.Progress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each stage of an engine took, and what it made itself, summed; for one thread. */
final class StageSeconds implements Progress {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long diffused;

    @Override
    public void spent(String stage, Duration time) {
        seconds.merge(stage, time.toNanos() / 1e9, Double::sum);
    }

    @Override
    public void diffused(long pixels) {
        diffused += pixels;
    }

    /** How many pixels the engine made itself. */
    long diffused() {
        return diffused;
    }

    @Override
    public boolean unwanted() {
        return false;
    }

    /** By stage, in the order in which they first came. */
    Map<String, Double> byStage() {
        return Collections.unmodifiableMap(seconds);
    }
}
