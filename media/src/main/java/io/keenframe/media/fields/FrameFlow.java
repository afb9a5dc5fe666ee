package io.keenframe.media.fields;

import org.jspecify.annotations.Nullable;

/** A film's pictures, one after the other. */
@FunctionalInterface
public interface FrameFlow {
    /** The next picture; null after the last. */
    @Nullable
    Picture next();
}
