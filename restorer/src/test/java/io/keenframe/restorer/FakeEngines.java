package io.keenframe.restorer;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.FrameSink;
import io.keenframe.restorer.engine.GroupFrames;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.restorer.engine.ShotSettings;
import io.keenframe.restorer.engine.ShotStudy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Engines that invert every other frame, after doing what a test tells them to. */
final class FakeEngines implements EngineFactory {
    /** Something to do before each frame. */
    interface Deed {
        void act(int frame) throws InterruptedException;
    }

    /** A study of a shot. */
    interface Study {
        ShotSettings of(Frame reference) throws InterruptedException;
    }

    final List<String> opened = new ArrayList<>();
    final List<Map<String, String>> parameters = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    Deed deed = frame -> {};
    /** What is done about what is on a frame. */
    Consumer<Frame> sight = frame -> {};

    @Nullable
    Study study;

    Duration patience = Duration.ZERO;

    @Override
    public Engine open(EngineSettings settings, Scaling scaling) {
        opened.add(settings.engine());
        parameters.add(settings.parameters());
        return new Engine() {
            @Override
            public boolean changesNothing() {
                return settings.engine().equals("nothing");
            }

            @Override
            public Optional<ShotStudy> study() {
                return Optional.ofNullable(study).map(FakeEngines.this::study);
            }

            @Override
            public void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException {
                for (int i = 0; i < group.count(); i++) {
                    deed.act(i);
                    progress.check();
                    Frame frame = group.frame(i);
                    sight.accept(frame);
                    if (i % 2 == 1) {
                        progress.diffused(
                                (long) frame.size().width() * frame.size().height());
                    }
                    restored.accept(i % 2 == 0 ? frame : inverted(frame));
                }
            }

            @Override
            public void close() {
                closed.add(settings.engine());
            }
        };
    }

    private ShotStudy study(Study deed) {
        return new ShotStudy() {
            @Override
            public ShotSettings of(Frame reference, Progress progress) throws InterruptedException {
                return deed.of(reference);
            }

            @Override
            public Duration patience() {
                return patience;
            }
        };
    }

    static Frame inverted(Frame frame) {
        List<Plane> planes = new ArrayList<>();
        for (Plane plane : frame.planes()) {
            byte[] samples = new byte[plane.samples().length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) ~plane.samples()[i];
            }
            planes.add(new Plane(plane.width(), plane.height(), samples));
        }
        return frame.withPicture(frame.size(), planes);
    }

    @Override
    public void close() {
        closed.add("factory");
    }
}
