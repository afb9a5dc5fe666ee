package io.keenframe.app.job;

import io.keenframe.contract.frame.Plane;
import io.keenframe.media.pixel.DenseMotion;
import io.keenframe.restorer.motion.Flow;
import io.keenframe.restorer.motion.Motion;

/** OpenCV's dense motion for the restorer, which knows no native library of pictures. */
public final class OpenCvMotion implements Motion {
    private final DenseMotion dense = DenseMotion.open();

    @Override
    public Flow between(Plane from, Plane to) {
        return Flow.ofPairs(from.width(), from.height(), dense.between(from, to));
    }

    @Override
    public void close() {
        dense.close();
    }
}
