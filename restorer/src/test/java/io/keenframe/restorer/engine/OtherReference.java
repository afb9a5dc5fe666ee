package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;
import java.util.List;

/** A group whose frames are in a list, and whose reference need not be one of them. */
record OtherReference(Frame reference, List<Frame> frames) implements GroupFrames {
    @Override
    public int count() {
        return frames.size();
    }

    @Override
    public Frame frame(int index) {
        return frames.get(index);
    }
}
