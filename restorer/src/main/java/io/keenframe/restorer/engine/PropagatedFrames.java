package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.pixel.PlaneScaler;
import io.keenframe.restorer.strategy.Propagation;
import io.keenframe.restorer.strategy.Unexplained;
import io.keenframe.restorer.strategy.Window;
import io.keenframe.restorer.strategy.WindowGrid;
import org.jspecify.annotations.Nullable;

/**
 * Restores references, and carries their results along the motion; of other frames it restores what that does not
 * explain. For one thread.
 */
final class PropagatedFrames implements FrameRestorer {
    private final FrameRestorer frames;
    private @Nullable Propagation last;

    PropagatedFrames(FrameRestorer frames) {
        this.frames = frames;
    }

    @Override
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException {
        if (sight.isOfItself()) {
            Frame result = reference(size, sight, progress).result();
            return frame.withPicture(result.size(), result.planes());
        }
        Match match = sight.match();
        Unexplained unexplained = Unexplained.of(match, WindowGrid.of(frame.size(), size, frame.format()));
        return unexplained.whole()
                ? frames.restore(frame, size, sight, progress)
                : carried(frame, size, sight, unexplained, progress);
    }

    private Frame carried(Frame frame, Size size, Sight sight, Unexplained unexplained, Progress progress)
            throws InterruptedException {
        Propagation reference = reference(size, sight, progress);
        Frame fallback = PlaneScaler.scale(frame, size);
        for (Window window : unexplained.windows()) {
            progress.check();
            Window inResult = window.at(frame.size(), size);
            Frame part = window.cut(frame);
            Frame restored = frames.restore(part, inResult.size(), sight.ofItself(part), progress);
            fallback = inResult.paste(restored, fallback);
        }
        Frame behind = fallback;
        Match match = sight.match();
        return Stopwatch.timed(progress, "propagate", () -> reference.to(frame, match, behind));
    }

    /** The reference with its result, which later frames and groups may share. */
    private Propagation reference(Size size, Sight sight, Progress progress) throws InterruptedException {
        Frame reference = sight.reference();
        Propagation known = last;
        if (known == null
                || !known.reference().showsTheSameAs(reference)
                || !known.result().size().equals(size)) {
            known = new Propagation(reference, frames.restore(reference, size, sight.ofItself(reference), progress));
            last = known;
        }
        return known;
    }

    @Override
    public void cancel() {
        frames.cancel();
    }

    @Override
    public void close() {
        frames.close();
    }
}
