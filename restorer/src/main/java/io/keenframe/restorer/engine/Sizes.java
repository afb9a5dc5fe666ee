package io.keenframe.restorer.engine;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;

/** Sizes of results. */
final class Sizes {
    private Sizes() {}

    /** The size that a frame's result shall have. */
    static Size of(Scaling scaling, Frame frame) {
        try {
            return scaling.of(frame.size());
        } catch (IllegalArgumentException e) {
            throw new EngineSettingsException(String.valueOf(e.getMessage()), e);
        }
    }
}
