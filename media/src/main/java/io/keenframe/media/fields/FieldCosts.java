package io.keenframe.media.fields;

import io.keenframe.contract.frame.Frame;

/**
 * How much a frame's top field combs with three bottom fields: its own, that of the frame before, and that of the frame
 * after. Fields of one moment do not comb, and the further apart their moments, the more they do.
 *
 * <p>A sample combs by as much as it stands out from the samples above and below to one side. Samples count where
 * something moves only: lines that stand still, such as a test pattern's, tell nothing.
 *
 * @param own the sum over all samples, in 8-bit code values
 * @param before the same with the bottom field of the frame before
 * @param after the same with the bottom field of the frame after
 * @param movedSince how many samples are others than in the frame before
 * @param movesOn how many are others than in the frame after
 * @param moving how many are one or the other
 * @param area how many samples there are
 */
public record FieldCosts(long own, long before, long after, int movedSince, int movesOn, int moving, int area) {
    /** What compression does to a sample, at least, and noise, at most. */
    private static final int LEAST_MOTION = 8;

    private static final int MOST_MOTION = 24;

    /** Samples move that move by so many times what most of them do. */
    private static final int BEYOND_NOISE = 4;

    /** The costs of a frame between its neighbours. */
    static FieldCosts of(Frame before, Frame frame, Frame after) {
        return of(FieldLuma.of(before), FieldLuma.of(frame), FieldLuma.of(after));
    }

    /** The same, of luma that is at hand. */
    public static FieldCosts of(FieldLuma before, FieldLuma frame, FieldLuma after) {
        return new Measure(before, frame, after).run();
    }

    /** Whether enough moves, evenly enough, for the costs to mean anything. */
    boolean tells() {
        int most = Math.max(movedSince, movesOn);
        return most >= 0.002 * area
                // A frame that repeats its neighbour combs with both bottom fields alike.
                && Math.min(movedSince, movesOn) >= 0.25 * most
                && Math.max(own, Math.max(before, after)) >= 0.5 * moving;
    }

    /** Whether it combs with its own bottom field where something moves, by more than noise does. */
    boolean combs() {
        return own > area / 50 && own >= 0.5 * moving;
    }

    private static final class Measure {
        private final int width;
        private final int height;
        private final byte[] p;
        private final byte[] c;
        private final byte[] n;
        private final boolean[][] moved;
        private final int motion;
        private final int relief;
        private int movedSince;
        private int movesOn;
        private int moving;
        private long own;
        private long withBefore;
        private long withAfter;

        Measure(FieldLuma before, FieldLuma frame, FieldLuma after) {
            width = frame.width();
            height = frame.height();
            p = before.samples();
            c = frame.samples();
            n = after.samples();
            moved = new boolean[3][width];
            int noise = Math.min(noise(p, c), noise(c, n));
            motion = Math.min(MOST_MOTION, Math.max(LEAST_MOTION, BEYOND_NOISE * noise));
            relief = motion / 2 - 1;
        }

        /** What noise makes of it that nothing moves; a field that is shown again has none, so the other one counts. */
        private int noise(byte[] a, byte[] b) {
            return Math.max(median(a, b, 0), median(a, b, 1));
        }

        /** By how much half of a field's samples differ at most, found on every other of its rows. */
        private int median(byte[] a, byte[] b, int top) {
            int[] counts = new int[256];
            int all = 0;
            for (int y = top; y < height; y += 4) {
                for (int at = y * width; at < (y + 1) * width; at++) {
                    counts[Math.abs((a[at] & 0xff) - (b[at] & 0xff))]++;
                    all++;
                }
            }
            int median = 0;
            for (int sum = counts[0]; 2 * sum < all && median < 255; sum += counts[median]) {
                median++;
            }
            return median;
        }

        FieldCosts run() {
            for (int y = 0; y < height; y++) {
                compare(y, moved[y % 3]);
                if (y >= 2) {
                    comb(y - 1);
                }
            }
            return new FieldCosts(own, withBefore, withAfter, movedSince, movesOn, moving, width * height);
        }

        private void compare(int y, boolean[] row) {
            for (int x = 0, at = y * width; x < width; x++, at++) {
                int value = c[at] & 0xff;
                boolean since = Math.abs(value - (p[at] & 0xff)) > motion;
                boolean on = Math.abs((n[at] & 0xff) - value) > motion;
                row[x] = since || on;
                movedSince += since ? 1 : 0;
                movesOn += on ? 1 : 0;
                moving += row[x] ? 1 : 0;
            }
        }

        /** A row between its neighbours: those are of the other field, which alone is taken from another frame. */
        private void comb(int y) {
            boolean top = y % 2 == 0;
            for (int x = 0, at = y * width; x < width; x++, at++) {
                if (moved[0][x] || moved[1][x] || moved[2][x]) {
                    int above = at - width;
                    int below = at + width;
                    own += relief(c[at], c[above], c[below]);
                    withBefore += top ? relief(c[at], p[above], p[below]) : relief(p[at], c[above], c[below]);
                    withAfter += top ? relief(c[at], n[above], n[below]) : relief(n[at], c[above], c[below]);
                }
            }
        }

        private int relief(byte sample, byte above, byte below) {
            int up = (sample & 0xff) - (above & 0xff);
            int down = (sample & 0xff) - (below & 0xff);
            int out = up > 0 ? Math.min(up, down) : Math.min(-up, -down);
            return Math.max(0, out - relief);
        }
    }
}
