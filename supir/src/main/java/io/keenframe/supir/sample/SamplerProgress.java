package io.keenframe.supir.sample;

/** Told how far a sampler is. */
@FunctionalInterface
public interface SamplerProgress {
    /** Tells nobody. */
    SamplerProgress NONE = (done, steps) -> {};

    /** {@code done} of {@code steps} steps are over; throwing here is how a sampling is cancelled. */
    void stepped(int done, int steps);
}
