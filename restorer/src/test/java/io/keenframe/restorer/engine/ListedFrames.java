package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;
import java.util.List;

/** A group whose frames are in a list, the first being its reference. */
record ListedFrames(List<Frame> frames) implements GroupFrames {
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
