package io.keenframe.media.fields;

import io.keenframe.contract.frame.Frame;
import org.jspecify.annotations.Nullable;

/** Each picture of a film between the one before it and the one after it; the film's ends are their own neighbours. */
final class Neighbours {
    private final FrameFlow frames;
    private @Nullable Picture before;
    private @Nullable Picture picture;
    private boolean begun;

    /** A picture and its neighbours. */
    record Triple(Picture before, Picture picture, Picture after) {
        Frame frame() {
            return picture.frame();
        }

        /** When the frame after it is presented, in the film's time base; at the end, when it would be. */
        long end() {
            Frame frame = frame();
            if (after.frame().pts() > frame.pts()) {
                return after.frame().pts();
            }
            long step = frame.duration() > 0
                    ? frame.duration()
                    : frame.pts() - before.frame().pts();
            return frame.pts() + Math.max(1, step);
        }
    }

    Neighbours(FrameFlow frames) {
        this.frames = frames;
    }

    @Nullable
    Triple next() {
        if (!begun) {
            picture = frames.next();
            begun = true;
        }
        Picture now = picture;
        if (now == null) {
            return null;
        }
        Picture next = frames.next();
        Triple triple = new Triple(before == null ? now : before, now, next == null ? now : next);
        before = now;
        picture = next;
        return triple;
    }
}
