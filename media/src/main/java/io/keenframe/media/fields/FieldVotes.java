package io.keenframe.media.fields;

import io.keenframe.contract.frame.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What the costs of a film's frames say of its fields: stretches of frames vote, each with as many votes as frames. */
public final class FieldVotes {
    private static final int CYCLE = 5;
    private static final int FEWEST = 4;

    /** A class has the film where it has this share of the votes. */
    private static final double MAJORITY = 0.85;

    /** So many frames of a telecined film are of two pictures, at least. */
    private static final double SPLIT = 0.12;

    /** From so many on that are of two moments for good, film and video are mixed. */
    private static final double VIDEO = 0.3;

    /** Telecines do not make so many split frames one after the other, and pictures that are a field off are all so. */
    private static final int RUN = 4;

    private final SortedMap<Scan, Integer> votes = new TreeMap<>();
    private final List<FieldCosts> undecided = new ArrayList<>();
    private final boolean flagged;
    private long withBefore;
    private long withAfter;

    /** @param flagged whether the stream itself says that it is interlaced, which is believed more readily then */
    public FieldVotes(boolean flagged) {
        this.flagged = flagged;
    }

    /**
     * Lets the frames of a stretch vote, which follow each other; with those of the stretches before that told too little,
     * as those of drawings do that stand still for frames.
     */
    public Scan add(List<FieldCosts> stretch) {
        undecided.addAll(stretch);
        List<FieldCosts> telling = undecided.stream().filter(FieldCosts::tells).toList();
        if (telling.size() < FEWEST) {
            return Scan.UNKNOWN;
        }
        Scan scan = verdict(undecided, telling);
        votes.merge(scan, telling.size(), Integer::sum);
        if (scan != Scan.UNKNOWN && scan != Scan.PROGRESSIVE) {
            withBefore += sum(telling, FieldCosts::before);
            withAfter += sum(telling, FieldCosts::after);
        }
        undecided.clear();
        return scan;
    }

    private Scan verdict(List<FieldCosts> stretch, List<FieldCosts> telling) {
        return split(stretch, telling).orElseGet(() -> whole(stretch, telling));
    }

    /** What it is where frames are of two pictures' lines; empty where they are not. */
    private static Optional<Scan> split(List<FieldCosts> stretch, List<FieldCosts> telling) {
        Map<FieldMatch, Long> matches =
                telling.stream().collect(Collectors.groupingBy(FieldMatch::of, Collectors.counting()));
        long before = matches.getOrDefault(FieldMatch.BEFORE, 0L);
        long after = matches.getOrDefault(FieldMatch.AFTER, 0L);
        long split = Math.max(before, after);
        // Either field may be the earlier one, but not now the one and now the other.
        if (split < 2 || split < SPLIT * telling.size() || split < 2 * Math.min(before, after)) {
            return Optional.empty();
        }
        if (matches.getOrDefault(FieldMatch.NONE, 0L) > VIDEO * telling.size()) {
            return Optional.of(Scan.MIXED);
        }
        return Optional.of(isShifted(stretch, telling.size()) ? Scan.SHIFTED : Scan.TELECINED);
    }

    /** Whether frames of two pictures follow each other in one run, rather than now and then as a telecine makes them. */
    private static boolean isShifted(List<FieldCosts> stretch, int telling) {
        int longest = 0;
        int runs = 0;
        int run = 0;
        int silent = 0;
        for (FieldCosts costs : stretch) {
            silent = costs.tells() ? 0 : silent + 1;
            if (silent == 1) {
                // A cut, for instance.
                continue;
            }
            FieldMatch match = costs.tells() ? FieldMatch.of(costs) : FieldMatch.OWN;
            run = match == FieldMatch.BEFORE || match == FieldMatch.AFTER ? run + 1 : 0;
            runs += run == 1 ? 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest >= RUN || (runs == 1 && telling > 2 * CYCLE);
    }

    private Scan whole(List<FieldCosts> stretch, List<FieldCosts> telling) {
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

    /** The votes so far, with those for nothing of frames that comb and tell no more. */
    public SortedMap<Scan, Integer> votes() {
        SortedMap<Scan, Integer> all = new TreeMap<>(votes);
        int unexplained =
                Math.toIntExact(undecided.stream().filter(FieldCosts::combs).count());
        if (unexplained > 0) {
            all.merge(Scan.UNKNOWN, unexplained, Integer::sum);
        }
        return all;
    }

    /** What the film is, by the votes so far; those that tell of nothing do not count. */
    public Scan scan() {
        Map<Scan, Integer> telling = new TreeMap<>(votes);
        telling.remove(Scan.UNKNOWN);
        // Of pictures that are a field off some are not: where every now and then one has an extra field.
        Integer shifted = telling.get(Scan.SHIFTED);
        if (shifted != null) {
            telling.merge(Scan.SHIFTED, telling.getOrDefault(Scan.PROGRESSIVE, 0), Integer::sum);
            telling.remove(Scan.PROGRESSIVE);
        }
        int all = telling.values().stream().mapToInt(Integer::intValue).sum();
        return telling.entrySet().stream()
                .filter(vote -> vote.getValue() >= MAJORITY * all)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(all == 0 ? Scan.UNKNOWN : Scan.MIXED);
    }

    /** Whether top fields go with the bottom fields before rather than with those after, as they do where they are earlier. */
    public boolean topFirst(boolean otherwise) {
        return withBefore == withAfter ? otherwise : withBefore < withAfter;
    }
}
