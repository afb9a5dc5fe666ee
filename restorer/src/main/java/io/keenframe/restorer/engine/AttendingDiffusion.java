package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.supir.Attention;
import io.keenframe.supir.Referenced;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Diffusion of frames whose self-attention also sees their reference, which is restored once. For one thread. */
final class AttendingDiffusion implements Diffusion {
    private final Supir supir;
    private final RestoreSettings settings;
    private final double weight;
    private @Nullable Known last;

    private record Known(Frame reference, Size size, Referenced restored) {}

    /** @param weight above 0, and 1 at most */
    AttendingDiffusion(Supir supir, RestoreSettings settings, double weight) {
        this.supir = supir;
        this.settings = settings;
        this.weight = weight;
    }

    @Override
    public Tensor of(Frame frame, Size size, NoiseSource noise, Sight sight, Progress progress)
            throws InterruptedException {
        Referenced reference = reference(sight.reference(), size, progress);
        if (sight.isOfItself()) {
            return reference.pixels();
        }
        Tensor degraded = Diffusion.degraded(frame, size, progress);
        Attention attention = new Attention(reference.course(), weight);
        Tensor pixels = supir.restore(degraded, settings, noise, attention, new StageObserver(progress));
        progress.diffused((long) size.width() * size.height());
        return pixels;
    }

    private Referenced reference(Frame reference, Size size, Progress progress) {
        Known known = last;
        if (known == null || !known.size().equals(size) || !known.reference().showsTheSameAs(reference)) {
            Tensor degraded = Diffusion.degraded(reference, size, progress);
            known = new Known(
                    reference,
                    size,
                    supir.restoreReference(
                            degraded, settings, supir.noise(settings.seed()), new StageObserver(progress)));
            progress.diffused((long) size.width() * size.height());
            last = known;
        }
        return known.restored();
    }
}
