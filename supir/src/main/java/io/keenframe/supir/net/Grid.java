package io.keenframe.supir.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The windows over an image and over its other sizes.
 *
 * @param size the smallest of the sizes
 * @param windows the windows of that one
 */
record Grid(Size size, List<Window> windows) {
    /**
     * A window.
     *
     * @param rows its rows
     * @param columns its columns
     */
    record Window(Span rows, Span columns) {
        /** The same window of an image with {@code factor} times the rows and columns. */
        Window times(int factor) {
            return new Window(rows.times(factor), columns.times(factor));
        }

        /** Its shape as one image of so many channels. */
        int[] shape(int channels) {
            return new int[] {1, channels, rows.length(), columns.length()};
        }

        /** Pixels of its own. */
        double own() {
            return (double) rows.own() * columns.own();
        }
    }

    /** Windows of at most {@code side} rows and columns; see {@link Span#over}. */
    static Grid of(Size size, int side, int margin) {
        List<Window> windows = new ArrayList<>();
        for (Span rows : Span.over(size.height(), side, margin)) {
            for (Span columns : Span.over(size.width(), side, margin)) {
                windows.add(new Window(rows, columns));
            }
        }
        return new Grid(size, List.copyOf(windows));
    }
}
