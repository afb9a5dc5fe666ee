package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.strategy.Fusion;

/** Restores frames that were first given back what their reference kept of them. */
record FusedFrames(FrameRestorer frames) implements FrameRestorer {
    @Override
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException {
        return frames.restore(sight.isOfItself() ? frame : fused(frame, sight, progress), size, sight, progress);
    }

    private static Frame fused(Frame frame, Sight sight, Progress progress) throws InterruptedException {
        Frame reference = sight.reference();
        if (!frame.format().equals(reference.format()) || !frame.size().equals(reference.size())) {
            return frame;
        }
        Match match = sight.match();
        return Stopwatch.timed(progress, "fuse", () -> Fusion.of(frame, reference, match));
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
