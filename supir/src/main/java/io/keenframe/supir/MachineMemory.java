package io.keenframe.supir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Linux machine's free memory, and the limit that its container has set.
 *
 * @param meminfo the kernel's account of the machine
 * @param group the folder of the container's control group, version 2; version 1 where its files are of that
 */
record MachineMemory(Path meminfo, Path group) implements FreeMemory {
    static final MachineMemory HERE = new MachineMemory(Path.of("/proc/meminfo"), Path.of("/sys/fs/cgroup"));

    @Override
    public long bytes() {
        long machine = number(meminfo, "MemAvailable:\\s+(\\d+) kB").stream()
                .map(kilobytes -> 1024 * kilobytes)
                .findFirst()
                // Where nobody tells, as on macOS, as much as Java may take.
                .orElseGet(() -> Runtime.getRuntime().maxMemory());
        return Math.min(
                machine,
                Math.min(
                        left("memory.max", "memory.current", "memory.stat", "inactive_file"),
                        left(
                                "memory/memory.limit_in_bytes",
                                "memory/memory.usage_in_bytes",
                                "memory/memory.stat",
                                "total_inactive_file")));
    }

    /** What a limit leaves, cached files counted as free. */
    private long left(String limit, String usage, String statistics, String cached) {
        OptionalLong most = number(group.resolve(limit), "(\\d+)");
        OptionalLong used = number(group.resolve(usage), "(\\d+)");
        if (most.isEmpty() || used.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long cache =
                number(group.resolve(statistics), "(?m)^" + cached + " (\\d+)").orElse(0);
        return Math.max(0, most.getAsLong() - used.getAsLong() + cache);
    }

    private static OptionalLong number(Path file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
