package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.PlaneScaler;

/** Scales frames with Lanczos-3: what every other engine has to beat. */
record LanczosFrames() implements FrameRestorer {
    @Override
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) {
        if (size.equals(frame.size())) {
            return frame;
        }
        Frame scaled = Stopwatch.timed(progress, "scale", () -> PlaneScaler.scale(frame, size));
        progress.diffused((long) size.width() * size.height());
        return scaled;
    }
}
