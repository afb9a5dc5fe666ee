package io.keenframe.media.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system knows of a process; 0 where it does not say. */
record Vitals(Path folder) {
    private static final long PAGE = 4096;

    static Vitals of(long process) {
        return new Vitals(Path.of("/proc", Long.toString(process)));
    }

    /** Bytes of memory that are its own: neither mapped from a file nor shared. */
    long memory() {
        String[] pages = read("statm").split(" ", -1);
        return pages.length < 3 ? 0 : (number(pages[1]) - number(pages[2])) * PAGE;
    }

    /** Bytes that it has read and written, of files and of anything else. */
    long traffic() {
        return read("io")
                .lines()
                .filter(line -> line.startsWith("rchar:") || line.startsWith("wchar:"))
                .mapToLong(line -> number(line.substring("rchar:".length()).strip()))
                .sum();
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            // It has ended, or this is no Linux.
            return "";
        }
    }
}
