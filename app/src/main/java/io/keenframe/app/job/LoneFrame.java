package io.keenframe.app.job;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.GroupFrames;
import io.keenframe.restorer.engine.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A group of one frame, its own reference. */
record LoneFrame(Frame frame) implements GroupFrames {
    /** The frame restored, without a job, a cluster or anybody who listens. */
    static Frame restored(Frame frame, EngineFactory engines, EngineSettings settings, Scaling scaling)
            throws InterruptedException {
        List<Frame> restored = new ArrayList<>();
        try (Engine engine = engines.open(settings, scaling)) {
            engine.restore(new LoneFrame(frame), restored::add, new Unheard());
        }
        return restored.get(0);
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public Frame frame(int index) {
        return frame;
    }

    @Override
    public Frame reference() {
        return frame;
    }

    private record Unheard() implements Progress {
        @Override
        public void spent(String stage, Duration time) {
            // Nobody asks.
        }

        @Override
        public boolean unwanted() {
            return false;
        }
    }
}
