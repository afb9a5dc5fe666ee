package io.keenframe.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.keenframe.app.progress.Words;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine itself: Java, processors, memory and disk. */
final class Machine {
    private static final long ENOUGH_MEMORY = 3L << 30;
    private static final long ENOUGH_DISK = 5L << 30;

    private Machine() {}

    static List<Finding> findings(Path home) {
        return List.of(java(), processors(), memory(), disk(home));
    }

    private static Finding java() {
        String text = Runtime.version() + " (" + System.getProperty("java.vendor") + ") in "
                + System.getProperty("java.home");
        return Finding.fine("java", text);
    }

    private static Finding processors() {
        return Finding.fine(
                "cores",
                Runtime.getRuntime().availableProcessors() + " (" + System.getProperty("os.arch") + ", "
                        + System.getProperty("os.name") + ")");
    }

    private static Finding memory() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return bytes >= ENOUGH_MEMORY
                ? Finding.fine("memory", Words.bytes(bytes))
                : Finding.wanting(
                        "memory",
                        Words.bytes(bytes) + "; with less than " + Words.bytes(ENOUGH_MEMORY)
                                + " large frames may not fit: try --from and --to, or a smaller --scale");
    }

    private static Finding disk(Path home) {
        try {
            Files.createDirectories(home);
            if (!Files.isWritable(home)) {
                return Finding.missing("disk", home + " cannot be written to; set KEENFRAME_HOME to a folder that can");
            }
            long free = Files.getFileStore(home).getUsableSpace();
            String text = Words.bytes(free) + " free in " + home;
            return free >= ENOUGH_DISK
                    ? Finding.fine("disk", text)
                    : Finding.wanting(
                            "disk",
                            text + "; frames on their way take up to " + Words.bytes(ENOUGH_DISK)
                                    + ": make room, or set KEENFRAME_HOME to a folder elsewhere");
        } catch (IOException e) {
            return Finding.missing(
                    "disk", home + " cannot be made; set KEENFRAME_HOME to a folder that can be written to");
        }
    }
}
