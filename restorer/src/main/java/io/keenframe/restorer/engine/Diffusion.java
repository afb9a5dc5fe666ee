package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;

/** What a model does with a frame, which may see another. For one thread. */
interface Diffusion {
    /**
     * The restored picture.
     *
     * @param size that of the result
     * @return RGB [1, 3, height, width], not clamped
     */
    Tensor of(Frame frame, Size size, NoiseSource noise, Sight sight, Progress progress) throws InterruptedException;

    /** Of frames that see no other. */
    static Diffusion alone(Supir supir, RestoreSettings settings) {
        return (frame, size, noise, sight, progress) -> {
            Tensor degraded = degraded(frame, size, progress);
            Tensor pixels = supir.restore(degraded, settings, noise, new StageObserver(progress));
            progress.diffused((long) size.width() * size.height());
            return pixels;
        };
    }

    /** A frame as the model is given it. */
    static Tensor degraded(Frame frame, Size size, Progress progress) {
        return Stopwatch.timed(progress, "to-rgb", () -> Pixels.toTensor(frame, size));
    }
}
