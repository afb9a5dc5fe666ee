package io.keenframe.restorer.engine;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.motion.Motion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that restores a group's frames one by one; a frame that repeats the one before takes its result.
 *
 * @param frames what restores a frame
 * @param changesNothing whether frames come out as they went in
 * @param motion what finds motion; whoever opened it closes it
 * @param study what is to be found out of each shot first
 */
record GroupEngine(
        FrameRestorer frames, Scaling scaling, boolean changesNothing, Motion motion, Optional<ShotStudy> study)
        implements Engine {
    @Override
    public void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException {
        Done last = null;
        for (int i = 0; i < group.count(); i++) {
            progress.check();
            last = done(group.frame(i), last, group, progress);
            restored.accept(last.result());
        }
    }

    private Done done(Frame frame, @Nullable Done last, GroupFrames group, Progress progress)
            throws InterruptedException {
        if (last != null && last.frame().showsTheSameAs(frame)) {
            return last.again(frame);
        }
        Sight sight = new Sight(frame, group::reference, motion, progress);
        return new Done(frame, frames.restore(frame, Sizes.of(scaling, frame), sight, progress));
    }

    @Override
    public void cancel() {
        frames.cancel();
    }

    @Override
    public void close() {
        frames.close();
    }

    /** A frame and its result. */
    private record Done(Frame frame, Frame result) {
        /** The same result at another frame's moment. */
        @SuppressWarnings("ReferenceEquality") // the very object tells that nothing changed
        Done again(Frame other) {
            return new Done(other, result == frame ? other : other.withPicture(result.size(), result.planes()));
        }
    }
}
