package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;

/** Where an engine's restored frames go. */
@FunctionalInterface
public interface FrameSink {
    /** Takes the next frame; waits while the one before it is still on its way. */
    void accept(Frame frame) throws InterruptedException;
}
