package io.keenframe.app.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** How far the bytes of a file are, on one live line of a terminal; elsewhere a line every few seconds. */
public final class ByteLine {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(100);

    private final LiveLine line;
    private final Screen screen;
    private final Supplier<Duration> clock;
    private Duration next = Duration.ZERO;

    /** A line on a stream whose screen is known, by a clock that starts anywhere. */
    public ByteLine(PrintStream out, Screen screen, Supplier<Duration> clock) {
        this.line = new LiveLine(out, screen);
        this.screen = screen;
        this.clock = clock;
    }

    /** Shows so many bytes of all, unless it did a moment ago; 0 where nobody knows how many all are. */
    public void show(String what, long done, long all) {
        Duration now = clock.get();
        if (!next.isZero() && now.compareTo(next) < 0) {
            return;
        }
        next = now.plus(screen.terminal() ? BETWEEN_PICTURES : BETWEEN_LINES);
        line.show(what + ": " + Words.bytes(done) + (all > 0 ? share(done, all) : ""));
    }

    private static String share(long done, long all) {
        return String.format(Locale.ROOT, " of %s (%d %%)", Words.bytes(all), 100 * done / all);
    }

    /** Takes the live line away, for what is said next. */
    public void clear() {
        line.clear();
        next = Duration.ZERO;
    }
}
