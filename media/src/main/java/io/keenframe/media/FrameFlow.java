package io.keenframe.media;

import org.jspecify.annotations.Nullable;

/** A film's pictures, one after the other. */
@FunctionalInterface
interface FrameFlow {
    /** The next picture; null after the last. */
    @Nullable
    Picture next();
}
