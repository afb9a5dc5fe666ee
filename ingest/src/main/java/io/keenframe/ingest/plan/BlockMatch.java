package io.keenframe.ingest.plan;

/**
 * How much of a frame another one shows too, block by block, wherever the blocks have moved to and however bright they
 * have become.
 *
 * @param changed the share of the frame's blocks that are not in their old place as they were
 * @param lost the share of its blocks that are nowhere near in the other
 */
record BlockMatch(double changed, double lost) {
    private static final int BLOCK = 8;
    private static final int AREA = BLOCK * BLOCK;
    /** The mean difference that noise and compression make, in code values of 255. */
    private static final double STILL = 2;
    /** Added to variances, so that blocks of nothing but noise correlate. */
    private static final double NOISE = 1;

    /**
     * Looks for a frame's blocks in another one of its size.
     *
     * @param reach how far a block may have moved, in the thumbnails' pixels
     * @param same the correlation of blocks that show the same; chance finds some the more, the farther it may look
     */
    static BlockMatch of(Thumbnail frame, Thumbnail other, int reach, double same) {
        int blocks = 0;
        int changed = 0;
        int lost = 0;
        for (int top = 0; top + BLOCK <= frame.height(); top += BLOCK) {
            for (int left = 0; left + BLOCK <= frame.width(); left += BLOCK) {
                Block block = new Block(frame, top, left);
                blocks++;
                if (block.difference(other) > STILL) {
                    changed++;
                    lost += block.isIn(other, reach, same) ? 0 : 1;
                }
            }
        }
        return blocks == 0 ? new BlockMatch(0, 0) : new BlockMatch((double) changed / blocks, (double) lost / blocks);
    }

    /** The share of the frame's blocks that the other shows too. */
    double found() {
        return 1 - lost;
    }

    /** A block of a frame. */
    private record Block(Thumbnail frame, int top, int left) {
        private double difference(Thumbnail other) {
            double sum = 0;
            for (int i = 0; i < AREA; i++) {
                sum += Math.abs(at(frame, top, left, i) - at(other, top, left, i));
            }
            return sum / AREA;
        }

        private boolean isIn(Thumbnail other, int reach, double same) {
            for (int y = Math.max(0, top - reach); y <= Math.min(other.height() - BLOCK, top + reach); y++) {
                for (int x = Math.max(0, left - reach); x <= Math.min(other.width() - BLOCK, left + reach); x++) {
                    if (correlation(other, y, x) >= same) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** The normalised cross-correlation with the other's block at a place; brightness makes no difference. */
        private double correlation(Thumbnail other, int y, int x) {
            double sum = 0;
            double squares = 0;
            double otherSum = 0;
            double otherSquares = 0;
            double products = 0;
            for (int i = 0; i < AREA; i++) {
                double p = at(frame, top, left, i);
                double q = at(other, y, x, i);
                sum += p;
                squares += p * p;
                otherSum += q;
                otherSquares += q * q;
                products += p * q;
            }
            double variance = squares / AREA - sum / AREA * (sum / AREA);
            double otherVariance = otherSquares / AREA - otherSum / AREA * (otherSum / AREA);
            double covariance = products / AREA - sum / AREA * (otherSum / AREA);
            return (covariance + NOISE) / Math.sqrt((variance + NOISE) * (otherVariance + NOISE));
        }

        private static double at(Thumbnail thumbnail, int top, int left, int i) {
            return thumbnail.luma()[(top + i / BLOCK) * thumbnail.width() + left + i % BLOCK];
        }
    }
}
