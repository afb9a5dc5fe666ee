package io.keenframe.media.read;

import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.MediaException;
import io.keenframe.media.fields.FieldCosts;
import io.keenframe.media.fields.FieldLuma;
import io.keenframe.media.fields.FieldVotes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a film's fields are, by looking at a few short stretches all over it; what they show counts, and what
 * the stream says of itself is one voice among theirs.
 */
public final class FieldStudies {
    /** Three cycles of a telecined film and a neighbour to each side. */
    private static final int STRETCH = 17;

    /** Where stretches begin, as shares of the film, so that the first few are far apart. */
    private static final double[] PLACES = {0, 0.5, 0.25, 0.75, 0.12, 0.62, 0.37, 0.87};

    /** Where all is as it seems, so many stretches will do. */
    private static final int ENOUGH = 2;

    private static final double SECONDS_TO_SEEK = 2;

    private final FrameStream stream;
    private final SourceInfo info;
    private final TimeRange range;
    private final Frame first;
    private final boolean flagged;
    private final boolean flaggedTopFirst;
    private final FieldVotes votes;
    private int looked;

    private FieldStudies(FrameStream stream, Frame first, TimeRange range) {
        this.stream = stream;
        this.first = first;
        this.range = range;
        this.info = stream.info();
        this.flagged = stream.flaggedInterlaced();
        this.flaggedTopFirst = !flagged || stream.flaggedTopFirst();
        this.votes = new FieldVotes(flagged);
    }

    /**
     * Looks at the stretch of a film that is to be read. Nothing is done about it yet ({@link FieldStudy#treated}).
     *
     * @throws MediaException where the film cannot be opened
     */
    public static FieldStudy of(Path source, ReadOptions options) {
        try (FrameStream stream = FrameStream.open(source, options)) {
            Frame first = stream.next();
            return first == null ? FieldStudy.none() : new FieldStudies(stream, first, options.range()).study();
        }
    }

    private FieldStudy study() {
        int decided = 0;
        for (double place : PLACES) {
            if (place > 0 && seconds() < SECONDS_TO_SEEK) {
                break;
            }
            decided += votes.add(costs(place)) == Scan.UNKNOWN ? 0 : 1;
            if (decided >= ENOUGH && !flagged && votes.scan() == Scan.PROGRESSIVE) {
                break;
            }
        }
        Scan scan = votes.scan();
        return new FieldStudy(scan, votes.votes(), looked, topFirst(scan), Treatment.PROGRESSIVE);
    }

    private boolean topFirst(Scan scan) {
        return switch (scan) {
            case TOP_FIRST -> true;
            case BOTTOM_FIRST -> false;
            case PROGRESSIVE, UNKNOWN -> flaggedTopFirst;
            case TELECINED, SHIFTED, MIXED -> votes.topFirst(flaggedTopFirst);
        };
    }

    private double from() {
        return range.from() == null ? 0 : seconds(range.from());
    }

    private double seconds() {
        double rate = info.frameRate().value();
        double all = rate == 0 ? 0 : info.frames() / rate;
        double to = range.to() == null ? all : Math.min(all, seconds(range.to()));
        return Math.max(0, to - from());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** The costs of the frames of a stretch; fewer at the film's end. */
    private List<FieldCosts> costs(double place) {
        List<FieldCosts> costs = new ArrayList<>();
        double begin = from() + place * seconds();
        FieldLuma before = null;
        FieldLuma now = null;
        try {
            Frame frame = begin == 0 ? first : sought(begin);
            for (int i = 0; i < STRETCH && frame != null; i++) {
                FieldLuma after = FieldLuma.of(frame);
                if (before != null && now != null) {
                    costs.add(FieldCosts.of(before, now, after));
                }
                before = now;
                now = after;
                looked++;
                frame = i + 1 < STRETCH ? stream.next() : null;
            }
        } catch (MediaException e) {
            // Whoever reads the film to its end is told what is wrong with it.
            return costs;
        }
        return costs;
    }

    private @Nullable Frame sought(double seconds) {
        stream.seek(first.pts() + Math.round(seconds / info.timeBase().value()));
        return stream.next();
    }
}
