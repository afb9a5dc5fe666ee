package io.keenframe.restorer.engine;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Hears how an engine gets on, and knows whether its work is still wanted. */
public interface Progress {
    /**
     * A stage of the work on a frame is over.
     *
     * @param stage a fixed name such as {@code decode}
     */
    void spent(String stage, Duration time);

    /** So many pixels of a result were made by the engine itself, not carried along from another frame's. */
    default void diffused(long pixels) {}

    /** Whether the work is for nothing by now: its lease is lost, or its job has ended. */
    boolean unwanted();

    /**
     * Returns where the work is still wanted.
     *
     * @throws CancellationException where it is not
     */
    default void check() {
        if (unwanted()) {
            throw new CancellationException("the group is no longer wanted");
        }
    }
}
