package io.keenframe.media;

import io.keenframe.contract.frame.Frame;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One whole picture out of each frame, at its moment; frames that show no combing are left as they are. */
final class FramesFlow implements FrameFlow {
    private final Neighbours frames;
    private final Function<Frame, Deinterlacer> deinterlacer;

    FramesFlow(Neighbours frames, Function<Frame, Deinterlacer> deinterlacer) {
        this.frames = frames;
        this.deinterlacer = deinterlacer;
    }

    @Override
    public @Nullable Picture next() {
        Neighbours.Triple triple = frames.next();
        return triple == null ? null : triple.picture().with(whole(triple.frame(), triple, deinterlacer));
    }

    /** A frame, or the picture of its earlier field where it shows combing. */
    static Frame whole(Frame frame, Neighbours.Triple triple, Function<Frame, Deinterlacer> deinterlacer) {
        boolean combs = Combing.shows(
                FieldLuma.of(triple.before().frame()),
                FieldLuma.of(frame),
                FieldLuma.of(triple.after().frame()));
        return combs
                ? frame.withPicture(
                        frame.size(), deinterlacer.apply(frame).fields(triple).get(0))
                : frame;
    }
}
