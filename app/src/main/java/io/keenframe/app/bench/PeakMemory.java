package io.keenframe.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The most memory, as {@link ProcessMemory} has it, since this was opened. Java's heap is in it. */
final class PeakMemory implements AutoCloseable {
    private static final int EVERY_MILLISECONDS = 50;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "peak-memory");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Long> readings = new ArrayList<>();

    /** Begins to look, many times a second. */
    PeakMemory() {
        look();
        var unused = clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        readings.add(ProcessMemory.anonymous());
    }

    /** In bytes; empty where the system does not tell, which Linux does. */
    OptionalLong bytes() {
        return bytes(0, 1);
    }

    /**
     * In bytes, of a share of the time until now; empty where the system does not tell.
     *
     * @param from when the share begins, of 0 to 1
     * @param to when it ends
     */
    synchronized OptionalLong bytes(double from, double to) {
        int count = readings.size();
        return readings.subList((int) (from * count), (int) (to * count)).stream()
                .mapToLong(reading -> reading)
                .filter(bytes -> bytes > 0)
                .max();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
