package io.keenframe.supir;

/** A part of a restoration, besides the sampler's steps. */
public enum Stage {
    /** The degraded picture through the robust encoder. */
    ENCODE,
    /** That latent decoded: the picture without its degradation, blurred but with true colours. */
    STAGE_ONE,
    /** The stage-one picture encoded again, for restoration guidance. */
    CENTER,
    /** The prompts through the text towers; next to nothing once a prompt is known. */
    TEXT,
    /** The restored latent decoded. */
    DECODE,
    /** The colour fix. */
    COLOUR
}
