package io.keenframe.media.fields;

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
        return triple == null ? null : whole(triple.picture(), triple, deinterlacer);
    }

    /** A picture, or that of the earlier field of the frame in its place where it shows combing. */
    static Picture whole(Picture picture, Neighbours.Triple triple, Function<Frame, Deinterlacer> deinterlacer) {
        Frame frame = picture.frame();
        boolean combs = Combing.shows(
                FieldLuma.of(triple.before().frame()),
                FieldLuma.of(frame),
                FieldLuma.of(triple.after().frame()));
        return combs
                ? triple.picture()
                        .with(frame.withPicture(
                                frame.size(),
                                deinterlacer.apply(frame).fields(triple).get(0)))
                : picture;
    }
}
