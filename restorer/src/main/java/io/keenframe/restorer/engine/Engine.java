package io.keenframe.restorer.engine;

import java.util.Optional;

/** What turns a group of frames into restored frames. For one thread, except {@link #cancel}. */
public interface Engine extends AutoCloseable {
    /**
     * Whether every frame of every film comes out as it went in, so that frames need not even be looked at.
     */
    boolean changesNothing();

    /** What is to be found out of each shot first, and given to an engine with the settings found; empty for nothing. */
    default Optional<ShotStudy> study() {
        return Optional.empty();
    }

    /**
     * Restores a group.
     *
     * @param restored is given one frame for each of the group's, in their order; one that did not change is the very
     *     object that came in
     * @throws EngineSettingsException where the settings do not fit these frames
     * @throws java.util.concurrent.CancellationException where the work is no longer wanted
     */
    void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException;

    /** Makes a restoration now in progress end with a {@code CancellationException}, soon; from any thread. */
    default void cancel() {}

    @Override
    void close();
}
