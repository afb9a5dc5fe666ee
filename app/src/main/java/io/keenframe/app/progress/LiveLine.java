package io.keenframe.app.progress;

import java.io.PrintStream;

/** The last line of a terminal, written over and over; elsewhere an ordinary line each time. */
final class LiveLine {
    private final PrintStream out;
    private final Screen screen;
    private boolean live;

    LiveLine(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** Writes it anew. */
    void show(String text) {
        if (screen.terminal()) {
            out.print("\r" + screen.cut(text) + "\u001b[K");
            live = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Takes it away, for what is said next. */
    void clear() {
        if (live) {
            out.print("\r\u001b[K");
            out.flush();
            live = false;
        }
    }
}
