package io.keenframe.media.fields;

import io.keenframe.contract.frame.ClosedCaptions;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two whole pictures out of each frame, the later one half-way to the next frame. */
final class FieldsFlow implements FrameFlow {
    private final Neighbours frames;
    private final Function<Frame, Deinterlacer> deinterlacer;
    private final int factor;
    private @Nullable Picture later;

    FieldsFlow(Neighbours frames, Function<Frame, Deinterlacer> deinterlacer, int factor) {
        this.frames = frames;
        this.deinterlacer = deinterlacer;
        this.factor = factor;
    }

    @Override
    public @Nullable Picture next() {
        if (later != null) {
            Picture held = later;
            later = null;
            return held;
        }
        Neighbours.Triple triple = frames.next();
        if (triple == null) {
            return null;
        }
        List<List<Plane>> pictures = deinterlacer.apply(triple.frame()).fields(triple);
        long begin = factor * triple.frame().pts();
        long end = factor * triple.end();
        long middle = begin + (end - begin) / 2;
        Frame frame = triple.frame();
        Frame earlier = frame.withPicture(frame.size(), pictures.get(0)).at(begin, middle - begin);
        if (middle <= begin) {
            return triple.picture().with(earlier);
        }
        List<ClosedCaptions> captions = frame.captions().byField();
        later = triple.picture()
                .again(frame.withPicture(frame.size(), pictures.get(1))
                        .at(middle, end - middle)
                        .withCaptions(captions.get(1)));
        return triple.picture().with(earlier.withCaptions(captions.get(0)));
    }
}
