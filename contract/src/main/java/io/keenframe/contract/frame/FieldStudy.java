package io.keenframe.contract.frame;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a film's fields, and what is done about them.
 *
 * @param scan what it is
 * @param votes how many of the frames that were looked at speak for each class; those that tell nothing are left out
 * @param looked how many frames were looked at
 * @param topFirst whether the top field is the earlier one, as far as that is known
 * @param treatment what is done
 */
public record FieldStudy(Scan scan, SortedMap<Scan, Integer> votes, int looked, boolean topFirst, Treatment treatment) {
    public FieldStudy {
        votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    }

    /** A film of whole pictures that nobody looked at. */
    public static FieldStudy none() {
        return new FieldStudy(Scan.UNKNOWN, new TreeMap<>(), 0, true, Treatment.PROGRESSIVE);
    }

    /**
     * The same with what is done about it.
     *
     * @param wished what a user wants; null for what suits the film
     * @param changesNothing whether the film goes through an engine that has to give everything back
     */
    public FieldStudy treated(@Nullable Treatment wished, boolean changesNothing) {
        return new FieldStudy(
                scan, votes, looked, topFirst, wished != null ? wished : Treatment.suiting(scan, changesNothing));
    }

    /** Whether the result has pictures with lines of two moments. */
    public boolean interlacedResult() {
        return treatment == Treatment.KEEP;
    }
}
