package io.keenframe.app.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far the reading of a file is: on one live line of a terminal, elsewhere a line every few seconds. */
public final class PassLine implements Pass.Listener {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(100);

    private final LiveLine line;
    private final Screen screen;
    private final Supplier<Duration> clock;
    private @Nullable Duration next;

    /** A line on a stream whose screen is known, by a clock that starts anywhere. */
    public PassLine(PrintStream out, Screen screen, Supplier<Duration> clock) {
        this.line = new LiveLine(out, screen);
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public void at(Pass pass) {
        Duration now = clock.get();
        Duration due = next;
        if (due == null || now.compareTo(due) >= 0) {
            next = now.plus(screen.terminal() ? BETWEEN_PICTURES : BETWEEN_LINES);
        }
        // What is over at once is not worth a line.
        if (due != null && now.compareTo(due) >= 0) {
            line.show(words(pass));
        }
    }

    private static String words(Pass pass) {
        String text = pass.work() + " of " + pass.file().getFileName() + ": ";
        String all = pass.unit() == Pass.Unit.BYTES ? Words.bytes(pass.all()) : pass.all() + " frames";
        String done = pass.unit() == Pass.Unit.BYTES ? Words.bytes(pass.done()) : Long.toString(pass.done());
        if (pass.all() == 0) {
            return text + done + (pass.unit() == Pass.Unit.BYTES ? "" : " frames");
        }
        long percent = 100 * Math.min(pass.done(), pass.all()) / pass.all();
        return text + String.format(Locale.ROOT, "%s of %s (%d %%)", done, all, percent);
    }

    /** Takes the live line away, for what is said next. */
    public void clear() {
        line.clear();
    }
}
