package io.keenframe.media;

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
        later = middle > begin ? triple.picture().again(frame(triple.frame(), middle, end, pictures.get(1))) : null;
        return triple.picture().with(frame(triple.frame(), begin, middle, pictures.get(0)));
    }

    private Frame frame(Frame f, long begin, long end, List<Plane> planes) {
        return new Frame(f.index(), begin, end - begin, f.size(), f.format(), f.colour(), planes);
    }
}
