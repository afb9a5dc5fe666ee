package io.keenframe.supir.sample;

/** Which sampler runs, and how. */
public sealed interface SamplerSettings permits EdmSettings, DpmSettings {
    /** Evaluations of the denoiser, 1 to 1000. */
    int steps();

    /** The deviation of the noise that steps put back. */
    double noise();

    /** How much of the control is taken in. */
    ControlScale control();

    /** The sampler with these settings. */
    Sampler sampler();

    /** The same with another number of steps. */
    SamplerSettings withSteps(int other);
}
