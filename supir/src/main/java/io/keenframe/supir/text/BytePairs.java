package io.keenframe.supir.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * CLIP's byte-pair encoding: a word's bytes, merged pair by pair in the order in which the pairs were learned.
 *
 * <p>Ids are 0 to 255 for bytes inside a word, 256 to 511 for a last byte, then one for each merge.
 */
final class BytePairs {
    private static final String END_OF_WORD = "</w>";
    private static final int BYTES = 256;
    /** The bytes as the vocabulary orders them: those that print, then the rest. */
    private static final int[] ORDER =
            IntStream.concat(bytes(true), bytes(false)).toArray();

    private static final String[] SYMBOLS = symbols();

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();

    /** Pairs in the order in which they were learned, each as "left right". */
    BytePairs(List<String> merges) {
        for (int i = 0; i < BYTES; i++) {
            ids.put(SYMBOLS[ORDER[i]], (long) i);
            ids.put(SYMBOLS[ORDER[i]] + END_OF_WORD, (long) BYTES + i);
        }
        for (String pair : merges) {
            ids.put(pair.replace(" ", ""), 2L * BYTES + ranks.size());
            ranks.put(pair, ranks.size());
        }
    }

    /** The ids of one word. */
    long[] encode(String word) {
        List<String> parts = new ArrayList<>();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            parts.add(SYMBOLS[b & 0xFF]);
        }
        parts.set(parts.size() - 1, parts.get(parts.size() - 1) + END_OF_WORD);
        for (int at = lowest(parts); at >= 0; at = lowest(parts)) {
            merge(parts, parts.get(at), parts.get(at + 1));
        }
        return parts.stream().mapToLong(ids::get).toArray();
    }

    /** Where the pair that was learned first stands, or -1 when no pair was learned. */
    private int lowest(List<String> parts) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < parts.size(); i++) {
            int rank = ranks.getOrDefault(parts.get(i) + " " + parts.get(i + 1), Integer.MAX_VALUE);
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }

    private static void merge(List<String> parts, String left, String right) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i).equals(left) && parts.get(i + 1).equals(right)) {
                parts.set(i, left + right);
                parts.remove(i + 1);
            }
        }
    }

    /** GPT-2's table: bytes that print stand for themselves, the others are written as U+0100 and on. */
    private static String[] symbols() {
        String[] table = new String[BYTES];
        int unprinted = BYTES;
        for (int b : ORDER) {
            table[b] = Character.toString(printable(b) ? b : unprinted++);
        }
        return table;
    }

    private static IntStream bytes(boolean printable) {
        return IntStream.range(0, BYTES).filter(b -> printable(b) == printable);
    }

    private static boolean printable(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
    }
}
