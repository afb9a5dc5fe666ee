package io.keenframe.supir.text;

import java.util.Arrays;

/**
 * One prompt as both text towers read it: the same tokens, padded each in its own way.
 *
 * @param l for CLIP-L, padded with end-of-text
 * @param g for CLIP-G, padded with 0
 */
public record TokenIds(long[] l, long[] g) {
    /** A start, the content as far as it fits, an end, and each tower's padding up to {@code context} ids. */
    static TokenIds of(long[] content, long start, long end, int context) {
        int kept = Math.min(content.length, context - 2);
        long[] g = new long[context];
        g[0] = start;
        System.arraycopy(content, 0, g, 1, kept);
        g[kept + 1] = end;
        long[] l = g.clone();
        Arrays.fill(l, kept + 1, context, end);
        return new TokenIds(l, g);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TokenIds ids && Arrays.equals(l, ids.l) && Arrays.equals(g, ids.g);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(l) + Arrays.hashCode(g);
    }

    @Override
    public String toString() {
        return "TokenIds[l=" + Arrays.toString(l) + ", g=" + Arrays.toString(g) + "]";
    }
}
