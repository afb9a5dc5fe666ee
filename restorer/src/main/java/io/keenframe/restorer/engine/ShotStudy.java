package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;
import java.time.Duration;

/** What an engine finds out of a shot before any of its groups is restored. For one thread. */
public interface ShotStudy {
    /**
     * A shot's settings.
     *
     * @param reference the shot's sharpest frame, or one like it
     * @throws java.util.concurrent.CancellationException where the work is no longer wanted
     */
    ShotSettings of(Frame reference, Progress progress) throws InterruptedException;

    /** How long others should rather wait for this study than begin one of their own; zero where it costs little. */
    Duration patience();
}
