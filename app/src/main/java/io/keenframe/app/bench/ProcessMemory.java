package io.keenframe.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process, and those it has started, take of the machine's memory. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** The bytes that are not mapped from files, and cannot be had back by the system; 0 where it does not tell. */
    static long anonymous() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process -> anonymous(process.pid()))
                .sum();
    }

    private static long anonymous(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        } catch (IOException e) {
            // It has ended since, or the system has no such file.
            return 0;
        }
    }
}
