package io.keenframe.app.job;

import io.keenframe.app.Workplace;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.StillImages;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.GroupFrames;
import io.keenframe.restorer.engine.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One picture from its file to the restored one's, without a cluster.
 *
 * @param settings what restores
 * @param scaling how large the result is
 * @param workplace where models are found
 */
public record StillRestoration(EngineSettings settings, Scaling scaling, Workplace workplace) {
    /** Restores a picture. */
    public void run(Path input, Path output) throws InterruptedException {
        Frame picture = StillImages.read(input);
        List<Frame> restored = new ArrayList<>();
        RestorerSettings machine = RestorerSettings.of(workplace.bundles().places());
        try (EngineFactory engines = Crew.engines(machine).get();
                Engine engine = engines.open(settings, scaling)) {
            engine.restore(new Alone(picture), restored::add, new Unheard());
        }
        StillImages.writePng(restored.get(0), output);
    }

    /** A group of one frame, its own reference. */
    private record Alone(Frame picture) implements GroupFrames {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public Frame frame(int index) {
            return picture;
        }

        @Override
        public Frame reference() {
            return picture;
        }
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
