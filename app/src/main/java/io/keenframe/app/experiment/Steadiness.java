package io.keenframe.app.experiment;

import io.keenframe.app.experiment.BlockMotion.Block;

/**
 * How a result behaves from frame to frame, summed over a film.
 *
 * <p>{@link #flicker} is the temporal error along the motion: how far the result changes along it where the truth does
 * not, root mean square, in code values of 255. {@link #sticking} tells whether detail that the result made stays on
 * the screen or moves with what it belongs to: in blocks that move, the correlation of its fine error with that of the
 * frame before at the same place, less that along the motion; above 0 it sticks.
 */
final class Steadiness {
    private double squares;
    private long samples;
    private double still;
    private double along;
    private double power;

    /** Takes two frames in a row into account, true and restored. */
    void add(Luma trueBefore, Luma trueAfter, Luma before, Luma after) {
        BlockMotion motion = BlockMotion.between(trueBefore, trueAfter);
        Luma errorBefore = before.minus(trueBefore).detail();
        Luma errorAfter = after.minus(trueAfter).detail();
        for (Block block : motion.blocks()) {
            for (int i = 0; i < BlockMotion.SIDE * BlockMotion.SIDE; i++) {
                int row = block.row() + i / BlockMotion.SIDE;
                int column = block.column() + i % BlockMotion.SIDE;
                int oldRow = row + block.down();
                int oldColumn = column + block.right();
                double change = after.at(row, column)
                        - before.at(oldRow, oldColumn)
                        - (trueAfter.at(row, column) - trueBefore.at(oldRow, oldColumn));
                squares += change * change;
                samples++;
                if (block.moves()) {
                    double now = errorAfter.at(row, column);
                    double there = errorBefore.at(row, column);
                    double then = errorBefore.at(oldRow, oldColumn);
                    still += now * there;
                    along += now * then;
                    power += now * now;
                }
            }
        }
    }

    /** The temporal error; NaN where no block was found in two frames. */
    double flicker() {
        return Math.sqrt(squares / samples);
    }

    /** The sticking, about -1 to 1; NaN where nothing moves, and 0 where there is no error. */
    double sticking() {
        return power == 0 ? (samples == 0 ? Double.NaN : 0) : (still - along) / power;
    }
}
