package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.Arrays;
import java.util.List;

/**
 * How sharp a frame is: its luma's contrast between near pixels, as a share of that between distant ones. Comparable
 * within one shot only.
 *
 * <p>Blur takes contrast between near pixels and leaves it between distant ones, and exposure changes both alike. Grain
 * would add to it; so no difference is squared, but multiplied with that of a row (or column) beside, whose grain is
 * another's while its picture is much the same. What compression makes of grain does reach over rows; that is
 * subtracted, as the lowest fifth of the blocks has it, and only the half of the blocks with the most contrast counts.
 */
public final class Sharpness {
    /**
     * Contrast over a distance.
     *
     * @param distance between the pixels that are compared
     * @param apart how many rows or columns lie between two differences that are multiplied
     * @param weight how much it counts
     */
    record Scale(int distance, int apart, float weight) {}

    /** Over 2 pixels the slightest blur tells, over 4 none of the grain does that compression has smeared. */
    static final List<Scale> NEAR = List.of(new Scale(4, 2, 1), new Scale(2, 1, 0.5f));

    static final Scale FAR = new Scale(16, 2, 1);
    /** A block's side in pixels. */
    static final int BLOCK = 16;
    /** The share of the blocks that counts, and the share at whose near contrast the grain's is read. */
    static final double COUNTED = 0.5;

    static final double GRAIN = 0.2;
    /** Added to a block's far contrast, as squared code values of 255: in the dark all is grain. */
    static final double DARK = 16;

    private static final int ROWS = FAR.distance() + 1;

    private final Plane luma;
    private final float unit;
    private final int columns;
    private final int step;
    private final float[][] rows;
    private final float[] near;
    private final float[] far;

    private Sharpness(Frame frame) {
        luma = frame.planes().get(0);
        unit = 1f / (1 << (frame.format().depth() - 8));
        columns = luma.width() / BLOCK - 1;
        step = step(luma.height());
        rows = new float[ROWS][luma.width()];
        near = new float[columns * BLOCK];
        far = new float[columns * BLOCK];
    }

    /** The frame's score, from 0 to about 1; 0 for a frame of fewer than 32 rows or columns. */
    public static double of(Frame frame) {
        Plane luma = frame.planes().get(0);
        if (Math.min(luma.width(), luma.height()) < FAR.distance() + BLOCK) {
            return 0;
        }
        return new Sharpness(frame).score();
    }

    /** Every so many rows are looked at: of a large picture the others say the same. */
    static int step(int rows) {
        return rows < 480 ? 1 : rows < 960 ? 2 : 4;
    }

    private double score() {
        int blockRows = luma.height() / BLOCK - 1;
        float[] nearBlocks = new float[blockRows * columns];
        float[] farBlocks = new float[blockRows * columns];
        for (int y = 0; y < FAR.distance(); y++) {
            load(y);
        }
        for (int block = 0; block < blockRows; block++) {
            Arrays.fill(near, 0);
            Arrays.fill(far, 0);
            for (int y = block * BLOCK; y < (block + 1) * BLOCK; y++) {
                load(y + FAR.distance());
                if (y % step == 0) {
                    for (Scale scale : NEAR) {
                        add(y, scale, near);
                    }
                    add(y, FAR, far);
                }
            }
            means(near, nearBlocks, block * columns);
            means(far, farBlocks, block * columns);
        }
        return score(nearBlocks, farBlocks);
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
                row[x] = unit * luma.sample(y, x);
            }
        }
    }

    /** Adds to each column the products of the differences over a distance, across and down. */
    private void add(int y, Scale scale, float[] sums) {
        int distance = scale.distance();
        int apart = scale.apart();
        float weight = scale.weight();
        float[] here = rows[y % ROWS];
        float[] beside = rows[(y + apart) % ROWS];
        float[] below = rows[(y + distance) % ROWS];
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight
                    * ((here[x + distance] - here[x]) * (beside[x + distance] - beside[x])
                            + (below[x] - here[x]) * (below[x + apart] - here[x + apart]));
        }
    }

    private void means(float[] sums, float[] blocks, int start) {
        for (int column = 0; column < columns; column++) {
            float sum = 0;
            for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++) {
                sum += sums[x];
            }
            blocks[start + column] = sum * step / (BLOCK * BLOCK);
        }
    }

    private static double score(float[] near, float[] far) {
        double grain = quantile(near, far, near, GRAIN);
        double least = quantile(near, far, far, 1 - COUNTED);
        double fine = 0;
        double coarse = 0;
        for (int i = 0; i < near.length; i++) {
            if (far[i] >= least) {
                fine += near[i] - grain;
                coarse += far[i] + DARK;
            }
        }
        return coarse <= 0 ? 0 : Math.max(0, fine / coarse);
    }

    /** A quantile of the blocks that show anything: the bars of a letterbox say nothing of the picture. */
    private static double quantile(float[] near, float[] far, float[] of, double share) {
        float[] shown = new float[of.length];
        int count = 0;
        for (int i = 0; i < of.length; i++) {
            if (near[i] != 0 || far[i] != 0) {
                shown[count++] = of[i];
            }
        }
        Arrays.sort(shown, 0, count);
        return count == 0 ? 0 : shown[(int) (share * (count - 1))];
    }
}
