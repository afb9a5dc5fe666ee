package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.motion.Motion;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A frame's view of its group's reference, which is fetched and compared when first asked for. For one thread. */
final class Sight {
    private final Frame frame;
    private final Source reference;
    private final Motion motion;
    private final Progress progress;
    private @Nullable Match match;

    /** Where a reference comes from; asked as often as it is needed. */
    @FunctionalInterface
    interface Source {
        Frame frame() throws InterruptedException;
    }

    Sight(Frame frame, Source reference, Motion motion, Progress progress) {
        this.frame = frame;
        this.reference = reference;
        this.motion = motion;
        this.progress = progress;
    }

    /** The group's reference. */
    Frame reference() throws InterruptedException {
        return reference.frame();
    }

    /** The reference's view of itself, or that of any frame that has no other reference. */
    Sight ofItself(Frame lone) {
        return new Sight(lone, () -> lone, motion, progress);
    }

    /** The view that a part of the frame has of the same part of the reference. */
    Sight ofPart(Frame part, UnaryOperator<Frame> cut) {
        return new Sight(part, () -> cut.apply(reference()), motion, progress);
    }

    /** Whether the frame shows just what its reference does. */
    boolean isOfItself() throws InterruptedException {
        return frame.showsTheSameAs(reference());
    }

    /** How the frame lies over its reference, to a fraction of a pixel. */
    Match match() throws InterruptedException {
        Match known = match;
        if (known == null) {
            known = timed(() -> Match.of(frame, reference(), motion));
            match = known;
        }
        return known;
    }

    /** How the frame lies over its reference, to a few pixels. */
    Match roughMatch() throws InterruptedException {
        Match known = match;
        return known != null ? known : timed(() -> Match.rough(frame, reference(), motion));
    }

    private interface Search {
        Match match() throws InterruptedException;
    }

    private Match timed(Search search) throws InterruptedException {
        reference();
        long start = System.nanoTime();
        Match found = search.match();
        progress.spent("motion", Duration.ofNanos(System.nanoTime() - start));
        return found;
    }
}
