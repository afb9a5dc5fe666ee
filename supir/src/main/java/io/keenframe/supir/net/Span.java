package io.keenframe.supir.net;

import java.util.ArrayList;
import java.util.List;

/**
 * A window along one axis of an image.
 *
 * @param start its first cell
 * @param length its cells
 * @param ownStart the first cell that is its own; each cell of the image is some window's own, and only one's
 * @param ownEnd behind the last of its own cells
 */
record Span(int start, int length, int ownStart, int ownEnd) {
    /**
     * Evenly spaced windows of one length over all cells, as few and as short as can be.
     *
     * @param side cells of a window, at most; at least four margins
     * @param margin how far own cells are from an end of their window that is not an end of the image, at least
     */
    static List<Span> over(int cells, int side, int margin) {
        if (cells <= side) {
            return List.of(new Span(0, cells, 0, cells));
        }
        int count = divided(cells - 2 * margin, side - 2 * margin);
        int length = divided(cells + 2 * margin * (count - 1), count);
        List<Span> spans = new ArrayList<>();
        int own = 0;
        for (int i = 0; i < count; i++) {
            int start = start(i, cells - length, count);
            boolean last = i == count - 1;
            int end = last ? cells : (start(i + 1, cells - length, count) + start + length) / 2;
            spans.add(new Span(start, length, own, end));
            own = end;
        }
        return spans;
    }

    private static int divided(int cells, int parts) {
        return (cells + parts - 1) / parts;
    }

    private static int start(int window, int room, int count) {
        return (int) ((long) window * room / (count - 1));
    }

    /** The same window of an image with {@code factor} times the cells. */
    Span times(int factor) {
        return new Span(factor * start, factor * length, factor * ownStart, factor * ownEnd);
    }

    /** Cells of its own. */
    int own() {
        return ownEnd - ownStart;
    }

    /** How far its own cells are from its first. */
    int lead() {
        return ownStart - start;
    }
}
