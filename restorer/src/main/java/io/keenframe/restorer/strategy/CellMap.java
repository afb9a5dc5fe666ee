package io.keenframe.restorer.strategy;

import io.keenframe.contract.Size;
import io.keenframe.restorer.motion.Match;
import java.util.Arrays;

/**
 * Which cell of the reference's latent each cell of a frame's takes its noise from; no cell is taken twice, so that
 * independent noise stays independent.
 *
 * @param height rows of the latent
 * @param width cells in a row
 * @param sources for each cell, row by row, the number of the reference's, or {@link #FRESH}
 */
record CellMap(int height, int width, int[] sources) {
    /** Stands for a cell that is not in the reference, or whose place there is taken. */
    static final int FRESH = -1;

    /** A match of a cell that is less sure than this is none. */
    private static final float LEAST_CONFIDENCE = 0.5f;

    /**
     * The map of a frame's latent.
     *
     * @param result the size of the result, of which the latent is one
     * @param cell pixels of the result along a side of a cell
     */
    static CellMap of(Match match, Size result, int cell, int height, int width) {
        int[] sources = new int[height * width];
        boolean[] taken = new boolean[height * width];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = source(match, result, cell, height, width, i);
            if (sources[i] != FRESH) {
                sources[i] = taken[sources[i]] ? FRESH : sources[i];
            }
            if (sources[i] != FRESH) {
                taken[sources[i]] = true;
            }
        }
        return new CellMap(height, width, sources);
    }

    private static int source(Match match, Size result, int cell, int height, int width, int number) {
        float across = (float) cell * match.confidence().width() / result.width();
        float down = (float) cell * match.confidence().height() / result.height();
        int column = number % width;
        int row = number / width;
        // Cells beyond the picture's edge, where it is padded, go with those at the edge.
        float x = (column + 0.5f) * across - 0.5f;
        float y = (row + 0.5f) * down - 0.5f;
        if (match.confidence().linear(x, y) < LEAST_CONFIDENCE) {
            return FRESH;
        }
        int toColumn = column + Math.round(match.flow().dx().linear(x, y) / across);
        int toRow = row + Math.round(match.flow().dy().linear(x, y) / down);
        boolean inside = toColumn >= 0 && toColumn < width && toRow >= 0 && toRow < height;
        return inside ? toRow * width + toColumn : FRESH;
    }

    /** Whether every cell has a source. */
    boolean isComplete() {
        return Arrays.stream(sources).noneMatch(source -> source == FRESH);
    }
}
