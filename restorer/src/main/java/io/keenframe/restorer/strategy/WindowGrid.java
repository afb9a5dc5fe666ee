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
        int step = from / common << chromaShift;
        return Math.max(1, (LEAST + step - 1) / step) * step;
    }

    /** Whether the cells are small enough to be of use; sizes with little in common have none that are. */
    boolean fits() {
        return cellWidth <= MOST && cellHeight <= MOST;
    }
}
