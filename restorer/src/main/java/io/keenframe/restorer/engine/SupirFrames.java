package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;

/**
 * Restores frames with SUPIR.
 *
 * @param supir the worker's model, which outlives the engine
 * @param noise which noise a frame is restored with
 * @param diffusion what the model does with a frame
 */
record SupirFrames(Supir supir, RestoreSettings settings, Noise noise, Diffusion diffusion) implements FrameRestorer {
    @Override
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException {
        NoiseSource own = noise.of(frame, size, sight, supir, settings.seed());
        Tensor pixels = diffusion.of(frame, size, own, sight, progress);
        return Stopwatch.timed(progress, "from-rgb", () -> {
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

    @Override
    public void cancel() {
        supir.cancel();
    }
}
