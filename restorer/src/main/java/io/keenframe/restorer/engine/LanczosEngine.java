package io.keenframe.restorer.engine;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.PlaneScaler;
import java.time.Duration;

/** Scales frames with Lanczos-3: what every other engine has to beat. */
record LanczosEngine(Scaling scaling) implements Engine {
    @Override
    public boolean changesNothing() {
        return scaling.size() == null && scaling.factor() == 1;
    }

    @Override
    public void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException {
        for (int i = 0; i < group.count(); i++) {
            progress.check();
            Frame frame = group.frame(i);
            Size size = Sizes.of(scaling, frame);
            if (size.equals(frame.size())) {
                restored.accept(frame);
                continue;
            }
            long start = System.nanoTime();
            Frame scaled = PlaneScaler.scale(frame, size);
            progress.spent("scale", Duration.ofNanos(System.nanoTime() - start));
            restored.accept(scaled);
        }
    }

    @Override
    public void close() {}
}
