package io.keenframe.app.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** How far the reading of files is as JSON, for programs to read: an event where a pass begins, then one a second. */
public final class PassEvents implements Pass.Listener {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Supplier<Duration> clock;
    private final Duration begin;
    private Duration next = Duration.ZERO;

    /** Events on a stream, with the time since now on each. */
    public PassEvents(PrintStream out, Supplier<Duration> clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.get();
    }

    @Override
    public void at(Pass pass) {
        Duration now = clock.get();
        if (pass.done() > 0 && now.compareTo(next) < 0) {
            return;
        }
        next = now.plus(BETWEEN);
        new JsonEvent("pass")
                .with("seconds", now.minus(begin).toMillis() / 1000.0)
                .with("work", pass.work())
                .with("file", pass.file().toString())
                .with("unit", pass.unit().name().toLowerCase(Locale.ROOT))
                .with("done", pass.done())
                .with("total", pass.all() == 0 ? null : pass.all())
                .print(out);
    }
}
