package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;

/** Restores frame after frame: what an engine is without a strategy. For one thread, except {@link #cancel}. */
interface FrameRestorer extends AutoCloseable {
    /**
     * The restored frame; the very object where nothing changed.
     *
     * @param size that of the result
     * @param sight what the frame is restored in sight of
     * @throws EngineSettingsException where the settings do not fit this frame
     * @throws java.util.concurrent.CancellationException where the work is no longer wanted
     */
    Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException;

    /** Makes a restoration now in progress end with a {@code CancellationException}, soon; from any thread. */
    default void cancel() {}

    /** Lets go of what this one has opened. */
    @Override
    default void close() {}
}
