package io.keenframe.restorer.strategy;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.PixelFormat;
import java.math.BigInteger;

/**
 * Where windows may begin and end: on whole pixels and chroma samples, in the frame as in its result.
 *
 * @param cellWidth from one place to the next across the frame, in its pixels
 * @param cellHeight the same down the frame
 */
public record WindowGrid(int cellWidth, int cellHeight) {
    private static final int LEAST = 16;
    private static final int MOST = 64;

    /** Cells along the shortest side of a window. */
    private static final int FEWEST = 4;

    /** For finding what is not explained where there can be no windows. */
    static final WindowGrid FINEST = new WindowGrid(LEAST, LEAST);

    /** The grid of frames that are restored to a size. */
    public static WindowGrid of(Size frame, Size result, PixelFormat format) {
        return new WindowGrid(
                cell(frame.width(), result.width(), format.chromaShiftX()),
                cell(frame.height(), result.height(), format.chromaShiftY()));
    }

    private static int cell(int from, int to, int chromaShift) {
        int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
        int step = (from / common) << chromaShift;
        return Math.max(1, (LEAST + step - 1) / step) * step;
    }

    /**
     * A window around another whose sides are 4, 8, 12 and so on cells long, or as long as the frame's: a model loads a
     * network for every size, so there should be few sizes.
     */
    Window rounded(Window window, Size frame) {
        int left = start(window.x(), window.width(), cellWidth, frame.width());
        int top = start(window.y(), window.height(), cellHeight, frame.height());
        int right = end(left, window.x() + window.width(), cellWidth, frame.width());
        int bottom = end(top, window.y() + window.height(), cellHeight, frame.height());
        return new Window(left, top, right - left, bottom - top);
    }

    private static int start(int from, int length, int cell, int frame) {
        int latest = Math.max(0, frame - side(length, cell)) / cell * cell;
        return Math.min(from, latest);
    }

    private static int end(int start, int to, int cell, int frame) {
        int end = start + side(to - start, cell);
        // Less than a cell before the edge there is no place for another window to begin.
        return end + cell > frame ? frame : end;
    }

    private static int side(int length, int cell) {
        int step = FEWEST * cell;
        return (length + step - 1) / step * step;
    }

    /** Whether the cells are small enough to be of use; sizes with little in common have none that are. */
    boolean fits() {
        return cellWidth <= MOST && cellHeight <= MOST;
    }
}
