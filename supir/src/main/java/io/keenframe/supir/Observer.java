package io.keenframe.supir;

import java.time.Duration;

/** Hears how a restoration goes, and may end it. */
public interface Observer {
    /** Hears nothing and ends nothing. */
    Observer NONE = new Observer() {};

    /** A stage is over; stages that the settings do not need are left out. */
    default void finished(Stage stage, Duration took) {}

    /** The sampler has done {@code done} of {@code steps} steps. */
    default void stepped(int done, int steps, Duration took) {}

    /** Memory ran short; what is done about it is said in words. Each of it is heard once in a model's life. */
    default void shortOfMemory(String consequence) {}

    /** Whether to stop: asked before each stage and each step, answered with a CancellationException. */
    default boolean cancelled() {
        return false;
    }
}
