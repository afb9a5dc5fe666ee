package io.keenframe.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What work takes. */
public final class Stopwatch {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final Path STATISTICS = Path.of("/proc/self/stat");

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
        double busy = busy();
        work.run();
        return new Lap((System.nanoTime() - start) / 1e9, busy() - busy);
    }

    /** Processor seconds of this process and of its children that have ended. */
    private static double busy() throws IOException {
        double children = 0;
        if (Files.exists(STATISTICS)) {
            // After the program's name in parentheses: cutime and cstime are its 14th and 15th, in hundredths
            // (proc(5)).
            String fields = Files.readString(STATISTICS).replaceFirst("^.*\\) ", "");
            String[] f = fields.split(" ", -1);
            children = (Long.parseLong(f[13]) + Long.parseLong(f[14])) / 100.0;
        }
        return MACHINE.getProcessCpuTime() / 1e9 + children;
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Exception;
    }
}
