package io.keenframe.media.fields;

/**
 * Whether a picture shows combing anywhere: rows of two moments, which stand out from each other like a comb's teeth where
 * something moves.
 */
final class Combing {
    private static final int BLOCK = 16;

    /** A row stands out from its neighbours by more than noise does. */
    private static final int TOOTH = 10;

    /** So many samples of a block of 16x16 are no chance. */
    private static final int MANY = 40;

    private Combing() {}

    /** Looks at a picture between the frames before and after it. */
    static boolean shows(FieldLuma before, FieldLuma picture, FieldLuma after) {
        int across = (picture.width() + BLOCK - 1) / BLOCK;
        int[] teeth = new int[across];
        byte[] s = picture.samples();
        int width = picture.width();
        for (int y = 2; y < picture.height() - 2; y++) {
            if (y % BLOCK == 0) {
                java.util.Arrays.fill(teeth, 0);
            }
            for (int x = 0, at = y * width; x < width; x++, at++) {
                if (isTooth(s, at, width)
                        && (moves(s, before.samples(), at, width) || moves(s, after.samples(), at, width))
                        && ++teeth[x / BLOCK] > MANY) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean moves(byte[] s, byte[] other, int at, int width) {
        for (int i = at - width; i <= at + width; i += width) {
            if (Math.abs((s[i] & 0xff) - (other[i] & 0xff)) > TOOTH) {
                return true;
            }
        }
        return false;
    }

    /** Unlike its neighbours, both of the other field, and like the next ones, both of its own. */
    private static boolean isTooth(byte[] s, int at, int width) {
        int value = s[at] & 0xff;
        int up = value - (s[at - width] & 0xff);
        int down = value - (s[at + width] & 0xff);
        if (up > TOOTH ? down <= TOOTH : (up >= -TOOTH || down >= -TOOTH)) {
            return false;
        }
        int own = Math.abs(value - (s[at - 2 * width] & 0xff)) + Math.abs(value - (s[at + 2 * width] & 0xff));
        return own < Math.abs(up) + Math.abs(down);
    }
}
