package io.keenframe.media.fields;

import java.util.List;

/** How much a picture differs from the one before: the mean difference of the block that differs most, 0 to 255. */
final class Change {
    private static final int BLOCK = 32;

    /** So little nobody sees. */
    private static final double STILL = 1;

    /** What repeats differs by no more than this, after it was compressed. */
    private static final double ALIKE = 2.8;

    private Change() {}

    static double between(FieldLuma a, FieldLuma b) {
        int across = (a.width() + BLOCK - 1) / BLOCK;
        double most = 0;
        for (int top = 0; top < a.height(); top += BLOCK) {
            int rows = Math.min(BLOCK, a.height() - top);
            int[] sums = new int[across];
            for (int y = top; y < top + rows; y++) {
                for (int x = 0, at = y * a.width(); x < a.width(); x++, at++) {
                    sums[x / BLOCK] += Math.abs((a.samples()[at] & 0xff) - (b.samples()[at] & 0xff));
                }
            }
            for (int i = 0; i < across; i++) {
                most = Math.max(most, (double) sums[i] / (rows * Math.min(BLOCK, a.width() - i * BLOCK)));
            }
        }
        return most;
    }

    /**
     * Which of the frames of a cycle repeats the one before it, by how much each differs from that; -1 for none.
     *
     * @param rewoven of how many of these frames the fields had to be put together anew; in a telecined film it is some
     *     of them, and where it is all the pictures are a field off
     */
    static int repeated(List<Double> changes, int rewoven) {
        int least = 0;
        int second = -1;
        double most = 0;
        for (int i = 0; i < changes.size(); i++) {
            most = Math.max(most, changes.get(i));
            if (i > 0 && changes.get(i) < changes.get(least)) {
                second = least;
                least = i;
            } else if (i > 0 && (second < 0 || changes.get(i) < changes.get(second))) {
                second = i;
            }
        }
        if (second < 0 || changes.size() < FilmFlow.CYCLE) {
            return -1;
        }
        boolean clear = changes.get(least) <= 0.4 * changes.get(second) && changes.get(least) < 2 * ALIKE;
        boolean still = most < STILL;
        boolean likely = rewoven > 0 && rewoven < FilmFlow.KEPT && changes.get(least) < ALIKE;
        return clear || still || likely ? least : -1;
    }
}
