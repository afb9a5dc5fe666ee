package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;

/**
 * A group of one frame.
 *
 * @param frame the frame
 * @param reference what it may borrow from; itself where there is nothing else
 */
public record SingleFrame(Frame frame, Frame reference) implements GroupFrames {
    @Override
    public int count() {
        return 1;
    }

    @Override
    public Frame frame(int index) {
        return frame;
    }
}
