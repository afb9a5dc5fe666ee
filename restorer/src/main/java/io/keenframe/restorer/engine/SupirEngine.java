package io.keenframe.restorer.engine;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.tensor.Tensor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Restores each frame by itself with SUPIR, all with the same noise.
 *
 * @param supir the worker's model, which outlives the engine
 * @param study what is to be found out of each shot first
 */
record SupirEngine(Supir supir, RestoreSettings settings, Scaling scaling, Optional<ShotStudy> study)
        implements Engine {
    @Override
    public boolean changesNothing() {
        return false;
    }

    @Override
    public void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException {
        for (int i = 0; i < group.count(); i++) {
            progress.check();
            restored.accept(restored(group.frame(i), progress));
        }
    }

    private Frame restored(Frame frame, Progress progress) {
        Size size = Sizes.of(scaling, frame);
        Tensor degraded = timed(progress, "to-rgb", () -> Pixels.toTensor(frame, size));
        Tensor pixels = supir.restore(degraded, settings, new StageObserver(progress));
        return timed(progress, "from-rgb", () -> {
            requireNumbers(pixels, frame);
            return Pixels.toFrame(pixels, frame);
        });
    }

    /** A sum tells of a single element that is not a number, and takes no time. */
    private static void requireNumbers(Tensor pixels, Frame frame) {
        double sum = 0;
        for (float value : pixels.values()) {
            sum += value;
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("the model made of frame " + frame.index()
                    + " what are not numbers: its bundle's weights may be damaged, or too large for their precision");
        }
    }

    private static <T> T timed(Progress progress, String stage, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        progress.spent(stage, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    @Override
    public void cancel() {
        supir.cancel();
    }

    @Override
    public void close() {}
}
