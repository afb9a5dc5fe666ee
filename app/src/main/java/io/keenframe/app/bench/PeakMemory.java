package io.keenframe.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most anonymous memory that this process has had since this was opened: what is not mapped from files, and cannot be
 * had back by the system. Java's heap is in it.
 */
final class PeakMemory implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern ANONYMOUS = Pattern.compile("RssAnon:\\s+(\\d+) kB");
    private static final int EVERY_MILLISECONDS = 50;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "peak-memory");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong peak = new AtomicLong();

    /** Begins to look, many times a second. */
    PeakMemory() {
        if (Files.exists(STATUS)) {
            look();
            var unused = clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            Matcher matcher = ANONYMOUS.matcher(Files.readString(STATUS));
            if (matcher.find()) {
                peak.accumulateAndGet(1024 * Long.parseLong(matcher.group(1)), Math::max);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes; empty where the system does not tell, which Linux does. */
    OptionalLong bytes() {
        long bytes = peak.get();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
