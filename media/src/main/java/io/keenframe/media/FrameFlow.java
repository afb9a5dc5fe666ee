package io.keenframe.media;

import io.keenframe.contract.frame.Frame;
import org.jspecify.annotations.Nullable;

/** A film's frames, one after the other. */
@FunctionalInterface
interface FrameFlow {
    /** The next frame; null after the last. */
    @Nullable
    Frame next();
}
