package io.keenframe.media;

import io.keenframe.contract.frame.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What the costs of a film's frames say of its fields: stretches of frames vote, each with as many votes as frames. */
final class FieldVotes {
    private static final int CYCLE = 5;
    private static final int FEWEST = 4;

    /** A class has the film where it has this share of the votes. */
    private static final double MAJORITY = 0.85;

    private final SortedMap<Scan, Integer> votes = new TreeMap<>();
    private final boolean flagged;
    private long withBefore;
    private long withAfter;

    /** @param flagged whether the stream itself says that it is interlaced, which is believed more readily then */
    FieldVotes(boolean flagged) {
        this.flagged = flagged;
    }

    /** Lets the frames of a stretch vote, which follow each other. */
    Scan add(List<FieldCosts> stretch) {
        List<FieldCosts> telling = stretch.stream().filter(FieldCosts::tells).toList();
        Scan scan = telling.size() < FEWEST ? Scan.UNKNOWN : verdict(stretch, telling);
        if (scan != Scan.UNKNOWN) {
            votes.merge(scan, telling.size(), Integer::sum);
        }
        if (scan != Scan.UNKNOWN && scan != Scan.PROGRESSIVE) {
            withBefore += sum(telling, FieldCosts::before);
            withAfter += sum(telling, FieldCosts::after);
        }
        return scan;
    }

    private Scan verdict(List<FieldCosts> stretch, List<FieldCosts> telling) {
        long before = 1 + sum(telling, FieldCosts::before);
        long after = 1 + sum(telling, FieldCosts::after);
        double combing = (double) sum(telling, FieldCosts::own) / Math.min(before, after);
        double leaning = (double) Math.max(before, after) / Math.min(before, after);
        if (combing < 0.45 || (combing < 0.8 && leaning < 1.15)) {
            return Scan.PROGRESSIVE;
        }
        // Against the stream's own word it takes more.
        if (combing < (flagged ? 0.5 : 0.7) || leaning < (flagged ? 1.15 : 1.3)) {
            return Scan.UNKNOWN;
        }
        if (repeats(stretch, before < after)) {
            return Scan.TELECINED;
        }
        return before < after ? Scan.TOP_FIRST : Scan.BOTTOM_FIRST;
    }

    /** Whether the frames that comb are the same two of every five, and go with a neighbour's field. */
    private static boolean repeats(List<FieldCosts> stretch, boolean topFirst) {
        long all = 0;
        long[] own = new long[CYCLE];
        long[] other = new long[CYCLE];
        for (int i = 0; i < stretch.size(); i++) {
            FieldCosts costs = stretch.get(i);
            if (costs.tells()) {
                own[i % CYCLE] += costs.own();
                other[i % CYCLE] += topFirst ? costs.before() : costs.after();
                all += costs.own();
            }
        }
        for (int phase = 0; phase < CYCLE; phase++) {
            int next = (phase + 1) % CYCLE;
            long combing = own[phase] + own[next];
            if (combing >= 0.6 * all && other[phase] + other[next] <= 0.5 * combing) {
                return true;
            }
        }
        return false;
    }

    private static long sum(List<FieldCosts> costs, ToLongFunction<FieldCosts> part) {
        return costs.stream().mapToLong(part).sum();
    }

    SortedMap<Scan, Integer> votes() {
        return votes;
    }

    /** What the film is, by the votes so far. */
    Scan scan() {
        int all = votes.values().stream().mapToInt(Integer::intValue).sum();
        List<Scan> winners = new ArrayList<>();
        votes.forEach((scan, count) -> {
            if (count >= MAJORITY * all) {
                winners.add(scan);
            }
        });
        if (all == 0) {
            return Scan.UNKNOWN;
        }
        return winners.isEmpty() ? Scan.MIXED : winners.get(0);
    }

    /** Whether top fields go with the bottom fields before rather than with those after, as they do where they are earlier. */
    boolean topFirst(boolean otherwise) {
        return withBefore == withAfter ? otherwise : withBefore < withAfter;
    }
}
