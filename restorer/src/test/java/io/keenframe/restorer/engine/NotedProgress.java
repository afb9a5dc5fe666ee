package io.keenframe.restorer.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes the stages it hears of, and wants the work until it has been asked so often. */
final class NotedProgress implements Progress {
    final List<String> stages = new ArrayList<>();
    long diffused;
    private int questions;

    NotedProgress(int questions) {
        this.questions = questions;
    }

    static NotedProgress patient() {
        return new NotedProgress(Integer.MAX_VALUE);
    }

    @Override
    public void spent(String stage, Duration time) {
        stages.add(stage);
    }

    @Override
    public void diffused(long pixels) {
        diffused += pixels;
    }

    @Override
    public boolean unwanted() {
        return questions-- <= 0;
    }
}
