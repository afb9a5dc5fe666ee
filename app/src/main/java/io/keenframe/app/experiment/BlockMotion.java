package io.keenframe.app.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the blocks of a true frame were in the true frame before: to whole pixels, which is enough where what is left
 * over is subtracted.
 *
 * @param blocks those that were found
 */
record BlockMotion(List<Block> blocks) {
    static final int SIDE = 16;
    private static final int REACH = 7;
    /** The mean difference above which a block counts as uncovered, in code values. */
    private static final double FOUND = 8;

    /**
     * A block that was found.
     *
     * @param row its first row
     * @param column its first column
     * @param down how far below its place it was
     * @param right how far to the right of its place it was
     */
    record Block(int row, int column, int down, int right) {
        /** Whether it moved by a pixel or more. */
        boolean moves() {
            return down != 0 || right != 0;
        }
    }

    /** The motion from one frame to the next. */
    static BlockMotion between(Luma before, Luma after) {
        List<Block> found = new ArrayList<>();
        for (int row = REACH; row + SIDE + REACH <= after.height(); row += SIDE) {
            for (int column = REACH; column + SIDE + REACH <= after.width(); column += SIDE) {
                Block block = best(before, after, row, column);
                if (difference(before, after, block) <= FOUND) {
                    found.add(block);
                }
            }
        }
        return new BlockMotion(found);
    }

    private static Block best(Luma before, Luma after, int row, int column) {
        Block best = new Block(row, column, 0, 0);
        double least = difference(before, after, best);
        for (int down = -REACH; down <= REACH; down++) {
            for (int right = -REACH; right <= REACH; right++) {
                Block block = new Block(row, column, down, right);
                double difference = difference(before, after, block);
                if (difference < least) {
                    least = difference;
                    best = block;
                }
            }
        }
        return best;
    }

    private static double difference(Luma before, Luma after, Block block) {
        double sum = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            int row = block.row() + i / SIDE;
            int column = block.column() + i % SIDE;
            sum += Math.abs(after.at(row, column) - before.at(row + block.down(), column + block.right()));
        }
        return sum / (SIDE * SIDE);
    }
}
