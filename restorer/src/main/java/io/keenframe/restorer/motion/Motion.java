package io.keenframe.restorer.motion;

import io.keenframe.contract.frame.Plane;

/** Finds where the pixels of one picture are in another. For one thread. */
public interface Motion extends AutoCloseable {
    /**
     * The way of every pixel; the same for the same pictures, wherever and whenever it is asked.
     *
     * @param from 8-bit brightness
     * @param to another of the same size
     */
    Flow between(Plane from, Plane to);

    @Override
    default void close() {}
}
