package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;

/** A source that is opened once before anything else is done, so that a job that cannot be is never begun. */
public final class Source {
    private Source() {}

    /**
     * What is known of a source that is a video that can be restored to that size.
     *
     * @throws Failure where it cannot
     * @throws io.keenframe.media.MediaException where it is no video
     */
    public static SourceInfo requireRestorable(Path input, String engine, Scaling scaling, Quarantine quarantine)
            throws InterruptedException {
        SourceInfo info = info(input, quarantine);
        Size result;
        try {
            result = scaling.of(info.size());
        } catch (IllegalArgumentException e) {
            throw new Failure(input + ": " + e.getMessage(), e);
        }
        if (engine.equals("identity") && !result.equals(info.size())) {
            throw new Failure(
                    input + ": it has " + info.size() + " and would become " + result
                            + ", but --engine identity changes nothing; choose lanczos or supir, or leave out --scale and --size");
        }
        return info;
    }

    private static SourceInfo info(Path input, Quarantine quarantine) throws InterruptedException {
        try (FrameSource reader = quarantine.open(input, ReadOptions.defaults())) {
            return reader.info();
        }
    }
}
