package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Restores frames with SUPIR.
 *
 * @param supir the worker's model, which outlives the engine
 * @param noise which noise a frame is restored with
 */
record SupirFrames(Supir supir, RestoreSettings settings, Noise noise) implements FrameRestorer {
    @Override
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException {
        Tensor degraded = timed(progress, "to-rgb", () -> Pixels.toTensor(frame, size));
        NoiseSource own = noise.of(frame, size, sight, supir, settings.seed());
        Tensor pixels = supir.restore(degraded, settings, own, new StageObserver(progress));
        progress.diffused((long) size.width() * size.height());
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
}
