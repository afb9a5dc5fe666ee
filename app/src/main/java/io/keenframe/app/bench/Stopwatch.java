package io.keenframe.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What work takes. */
public final class Stopwatch {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Stopwatch() {}

    /**
     * What a piece of work took.
     *
     * @param seconds on the clock
     * @param processor seconds of all cores together, which other programs disturb less
     */
    record Lap(double seconds, double processor) {}

    /** The seconds on the clock that a piece of work takes. */
    public static double seconds(Work work) throws Exception {
        return lap(work).seconds();
    }

    static Lap lap(Work work) throws Exception {
        long start = System.nanoTime();
        long busy = MACHINE.getProcessCpuTime();
        work.run();
        return new Lap((System.nanoTime() - start) / 1e9, (MACHINE.getProcessCpuTime() - busy) / 1e9);
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }
}
