package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;

/** The frames of a group, each read when it is asked for; asking in their order is fastest. For one thread. */
public interface GroupFrames {
    /** How many there are. */
    int count();

    /** A frame of the group, from 0. */
    Frame frame(int index) throws InterruptedException;

    /** The frame that the group may borrow from. */
    Frame reference() throws InterruptedException;
}
