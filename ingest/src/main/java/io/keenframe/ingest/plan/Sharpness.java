package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.Arrays;

/**
 * How sharp a frame is: its luma's contrast over 3 pixels, as a share of that over 16. Comparable within one shot only.
 *
 * <p>Blur takes contrast between near pixels and leaves it between distant ones, and exposure changes both alike. Grain
 * would add to it; so no difference is squared, but multiplied with that of the row (or column) two away, whose grain
 * is another's while its picture is much the same. What compression makes of grain does reach over two rows; that is
 * subtracted, as the lowest fifth of the blocks has it, and only the half of the blocks with the most contrast counts.
 */
public final class Sharpness {
    /** Between which pixels contrast is fine, and between which coarse. */
    static final int FINE = 3;

    static final int COARSE = 16;
    /** How many rows or columns lie between two differences that are multiplied. */
    static final int APART = 2;
    /** A block's side in pixels. */
    static final int BLOCK = 16;
    /** Every so many rows are looked at: the others say the same. */
    static final int STEP = 2;
    /** The share of the blocks that counts, and the share at whose fine contrast the grain's is read. */
    static final double COUNTED = 0.5;

    static final double GRAIN = 0.2;
    /** Added to a block's coarse contrast, as squared code values of 255: in the dark all is grain. */
    static final double DARK = 16;

    private static final int ROWS = COARSE + 1;

    private final Plane luma;
    private final float scale;
    private final int columns;
    private final float[][] rows;
    private final float[] fine;
    private final float[] coarse;

    private Sharpness(Frame frame) {
        luma = frame.planes().get(0);
        scale = 1f / (1 << (frame.format().depth() - 8));
        columns = luma.width() / BLOCK - 1;
        rows = new float[ROWS][luma.width()];
        fine = new float[columns * BLOCK];
        coarse = new float[columns * BLOCK];
    }

    /** The frame's score, from 0 to about 1; 0 for a frame of fewer than 32 rows or columns. */
    public static double of(Frame frame) {
        Plane luma = frame.planes().get(0);
        if (Math.min(luma.width(), luma.height()) < COARSE + BLOCK) {
            return 0;
        }
        return new Sharpness(frame).score();
    }

    private double score() {
        int blockRows = luma.height() / BLOCK - 1;
        float[] fineBlocks = new float[blockRows * columns];
        float[] coarseBlocks = new float[blockRows * columns];
        for (int y = 0; y < COARSE; y++) {
            load(y);
        }
        for (int block = 0; block < blockRows; block++) {
            Arrays.fill(fine, 0);
            Arrays.fill(coarse, 0);
            for (int y = block * BLOCK; y < (block + 1) * BLOCK; y++) {
                load(y + COARSE);
                if (y % STEP == 0) {
                    add(y, FINE, fine);
                    add(y, COARSE, coarse);
                }
            }
            means(fine, fineBlocks, block * columns);
            means(coarse, coarseBlocks, block * columns);
        }
        return score(fineBlocks, coarseBlocks);
    }

    private void load(int y) {
        float[] row = rows[y % ROWS];
        byte[] samples = luma.samples();
        int at = y * luma.width();
        if (luma.sampleBytes() == 1) {
            for (int x = 0; x < row.length; x++) {
                row[x] = samples[at + x] & 0xff;
            }
        } else {
            for (int x = 0; x < row.length; x++) {
                row[x] = scale * luma.sample(y, x);
            }
        }
    }

    /** Adds to each column the products of the differences over a distance, across and down. */
    private void add(int y, int distance, float[] sums) {
        float[] here = rows[y % ROWS];
        float[] apart = rows[(y + APART) % ROWS];
        float[] below = rows[(y + distance) % ROWS];
        for (int x = 0; x < sums.length; x++) {
            sums[x] += (here[x + distance] - here[x]) * (apart[x + distance] - apart[x])
                    + (below[x] - here[x]) * (below[x + APART] - here[x + APART]);
        }
    }

    private void means(float[] sums, float[] blocks, int start) {
        for (int column = 0; column < columns; column++) {
            float sum = 0;
            for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++) {
                sum += sums[x];
            }
            blocks[start + column] = sum * STEP / (BLOCK * BLOCK);
        }
    }

    private static double score(float[] fine, float[] coarse) {
        double grain = quantile(fine, coarse, fine, GRAIN);
        double least = quantile(fine, coarse, coarse, 1 - COUNTED);
        double near = 0;
        double far = 0;
        for (int i = 0; i < fine.length; i++) {
            if (coarse[i] >= least) {
                near += fine[i] - grain;
                far += coarse[i] + DARK;
            }
        }
        return far <= 0 ? 0 : Math.max(0, near / far);
    }

    /** A quantile of the blocks that show anything: the bars of a letterbox say nothing of the picture. */
    private static double quantile(float[] fine, float[] coarse, float[] of, double share) {
        float[] shown = new float[of.length];
        int count = 0;
        for (int i = 0; i < of.length; i++) {
            if (fine[i] != 0 || coarse[i] != 0) {
                shown[count++] = of[i];
            }
        }
        Arrays.sort(shown, 0, count);
        return count == 0 ? 0 : shown[(int) (share * (count - 1))];
    }
}
