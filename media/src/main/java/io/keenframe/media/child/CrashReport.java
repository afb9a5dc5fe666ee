package io.keenframe.media.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a process says on its standard error: the first lines of it, which say how it crashed. */
final class CrashReport {
    private static final int LINES = 100;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread thread;

    CrashReport(InputStream stream) {
        thread = new Thread(() -> read(stream), "media-errors");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    private synchronized void add(String line) {
        if (lines.size() < LINES) {
            lines.add(line);
        }
    }

    /** Where native code crashed, such as {@code libavcodec.so.62+0x1234}, once the process has ended. */
    Optional<String> crash() throws InterruptedException {
        thread.join(1000);
        synchronized (this) {
            return lines.stream()
                    .filter(line -> line.startsWith("# C "))
                    .map(line -> line.replaceAll("^# C +\\[?|[\\]].*$", ""))
                    .findFirst();
        }
    }
}
