package io.keenframe.media;

import io.keenframe.contract.frame.Frame;
import org.jspecify.annotations.Nullable;

/** Each frame of a film between the one before it and the one after it; the film's ends are their own neighbours. */
final class Neighbours {
    private final FrameFlow frames;
    private @Nullable Frame before;
    private @Nullable Frame frame;
    private boolean begun;

    /** A frame and its neighbours. */
    record Triple(Frame before, Frame frame, Frame after) {
        /** When the frame after it is presented, in the film's time base; at the end, when it would be. */
        long end() {
            if (after.pts() > frame.pts()) {
                return after.pts();
            }
            return frame.pts() + Math.max(1, frame.duration() > 0 ? frame.duration() : frame.pts() - before.pts());
        }
    }

    Neighbours(FrameFlow frames) {
        this.frames = frames;
    }

    @Nullable
    Triple next() {
        if (!begun) {
            frame = frames.next();
            begun = true;
        }
        Frame now = frame;
        if (now == null) {
            return null;
        }
        Frame next = frames.next();
        Triple triple = new Triple(before == null ? now : before, now, next == null ? now : next);
        before = now;
        frame = next;
        return triple;
    }
}
