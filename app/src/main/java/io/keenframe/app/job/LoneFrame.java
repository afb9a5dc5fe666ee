package io.keenframe.app.job;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.restorer.engine.ShotSettings;
import io.keenframe.restorer.engine.ShotStudy;
import io.keenframe.restorer.engine.SingleFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One frame through an engine, without a job, a cluster or anybody who listens. */
final class LoneFrame {
    private LoneFrame() {}

    /** What the frame, a shot of its own, changes of the settings; nothing where the engine studies nothing. */
    static ShotSettings studied(Frame frame, EngineFactory engines, EngineSettings settings, Scaling scaling)
            throws InterruptedException {
        try (Engine engine = engines.open(settings, scaling)) {
            Optional<ShotStudy> study = engine.study();
            return study.isPresent() ? study.get().of(frame, new Unheard()) : ShotSettings.NONE;
        }
    }

    /** The frame restored. */
    static Frame restored(Frame frame, EngineFactory engines, EngineSettings settings, Scaling scaling)
            throws InterruptedException {
        List<Frame> restored = new ArrayList<>();
        try (Engine engine = engines.open(settings, scaling)) {
            engine.restore(new SingleFrame(frame, frame), restored::add, new Unheard());
        }
        return restored.get(0);
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
