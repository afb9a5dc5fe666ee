package io.keenframe.app.bench;

import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.GroupFrames;
import java.util.List;

/**
 * A group that is in memory already, so that an engine alone is measured.
 *
 * @param frames at least one, the first of which is the reference
 */
record FramesInHand(List<Frame> frames) implements GroupFrames {
    @Override
    public int count() {
        return frames.size();
    }

    @Override
    public Frame frame(int index) {
        return frames.get(index);
    }

    @Override
    public Frame reference() {
        return frames.get(0);
    }
}
