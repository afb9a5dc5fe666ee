package io.keenframe.media.fields;

import io.keenframe.contract.frame.ClosedCaptions;
import io.keenframe.contract.frame.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that telecined fields were made of: fields go together again as they comb least, and of every five frames
 * the one that repeats is left out and the others share its time. Where the pattern breaks, all five stay.
 *
 * <p>What combs with every field is deinterlaced.
 */
final class FilmFlow implements FrameFlow {
    static final int CYCLE = 5;
    static final int KEPT = 4;

    private final Neighbours frames;
    private final Function<Frame, Deinterlacer> deinterlacer;
    private final boolean leavesOut;
    private final int factor;
    private final Queue<Picture> ready = new ArrayDeque<>();
    private @Nullable FieldLuma last;

    /** @param leavesOut whether one frame of five is to be left out where it repeats another */
    FilmFlow(Neighbours frames, Function<Frame, Deinterlacer> deinterlacer, boolean leavesOut, int factor) {
        this.frames = frames;
        this.deinterlacer = deinterlacer;
        this.leavesOut = leavesOut;
        this.factor = factor;
    }

    @Override
    public @Nullable Picture next() {
        if (ready.isEmpty()) {
            fill();
        }
        return ready.poll();
    }

    private void fill() {
        List<Picture> cycle = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        int rewoven = 0;
        long end = 0;
        while (cycle.size() < CYCLE) {
            Neighbours.Triple triple = frames.next();
            if (triple == null) {
                break;
            }
            Picture whole = whole(triple);
            rewoven += whole.frame().planes() != triple.frame().planes() ? 1 : 0;
            FieldLuma luma = FieldLuma.of(whole.frame());
            changes.add(last == null ? 255 : Change.between(last, luma));
            last = luma;
            cycle.add(whole);
            end = triple.end();
        }
        int repeated = leavesOut ? Change.repeated(changes, rewoven) : -1;
        List<Picture> kept = new ArrayList<>(cycle);
        if (repeated >= 0) {
            Picture leftOut = kept.remove(repeated);
            int beside = Math.min(repeated, kept.size() - 1);
            List<Long> told =
                    kept.stream().flatMap(picture -> picture.damaged().stream()).toList();
            kept.set(beside, kept.get(beside).beside(leftOut, told));
        }
        present(kept, cycle, end);
    }

    private Picture whole(Neighbours.Triple triple) {
        FieldCosts costs = FieldCosts.of(
                triple.before().frame(), triple.frame(), triple.after().frame());
        Picture picture = triple.picture();
        long least = Math.min(costs.before(), costs.after());
        // A neighbour's field has to be much better, or the noise of what stands still would decide.
        if (costs.own() > costs.area() / 50 && least < 0.6 * costs.own()) {
            Picture bottom = costs.before() < costs.after() ? triple.before() : triple.after();
            Frame frame = picture.frame();
            picture = picture.wovenWith(bottom, frame.withPicture(frame.size(), Weave.of(frame, bottom.frame())));
        }
        return FramesFlow.whole(picture, triple, deinterlacer);
    }

    /** Frames that stand in for others share their time evenly, unless that had a gap. */
    private void present(List<Picture> kept, List<Picture> cycle, long end) {
        boolean even = kept.size() == KEPT && cycle.size() == CYCLE && isEven(cycle, end);
        long begin = cycle.isEmpty() ? 0 : cycle.get(0).frame().pts();
        List<ClosedCaptions> captions = ClosedCaptions.spread(
                cycle.stream().map(picture -> picture.frame().captions()).toList(), kept.size());
        for (int i = 0; i < kept.size(); i++) {
            Frame f = kept.get(i).frame();
            long next = i + 1 < kept.size() ? kept.get(i + 1).frame().pts() : end;
            long from = even ? moment(begin, end, i) : factor * f.pts();
            long to = even ? moment(begin, end, i + 1) : factor * next;
            Frame shown = f.at(from, to - from);
            ready.add(kept.get(i).with(kept.size() == cycle.size() ? shown : shown.withCaptions(captions.get(i))));
        }
    }

    private long moment(long begin, long end, int place) {
        return factor * begin + factor * (end - begin) * place / KEPT;
    }

    private static boolean isEven(List<Picture> cycle, long end) {
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int i = 0; i < cycle.size(); i++) {
            long next = i + 1 < cycle.size() ? cycle.get(i + 1).frame().pts() : end;
            long step = next - cycle.get(i).frame().pts();
            shortest = Math.min(shortest, step);
            longest = Math.max(longest, step);
        }
        return 2 * longest <= 3 * shortest + 2;
    }
}
