package io.keenframe.app.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The known word that a mistyped one was meant to be. */
final class Suggestion {
    /** Words that people type for one of ours without a likeness in their letters. */
    private static final Map<String, String> ALSO_KNOWN_AS = Map.of(
            "h265",
            "hevc",
            "x265",
            "hevc",
            "x264",
            "h264",
            "avc",
            "h264",
            "svtav1",
            "av1",
            "none",
            "identity",
            "copy",
            "identity");

    private Suggestion() {}

    /** The candidate nearest to the word, where one is near enough to be meant. */
    static Optional<String> of(String word, Collection<String> candidates) {
        String typed = word.toLowerCase(Locale.ROOT);
        String alias = ALSO_KNOWN_AS.get(typed);
        if (alias != null && candidates.contains(alias)) {
            return Optional.of(alias);
        }
        int reach = Math.max(1, typed.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(typed, candidate) <= reach || isStart(typed, candidate))
                .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
    }

    private static boolean isStart(String typed, String candidate) {
        return typed.length() >= 3 && (candidate.startsWith(typed) || typed.startsWith(candidate));
    }

    /** How many letters must be inserted, dropped or changed to make one word of the other (Levenshtein). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
