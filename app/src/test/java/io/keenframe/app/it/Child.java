package io.keenframe.app.it;

import io.keenframe.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program in a process of its own. */
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private int openStreams = 2;

    private Child(Process process) {
        this.process = process;
        read(process.getInputStream());
        read(process.getErrorStream());
    }

    static Child start(Path home, Object... words) throws IOException {
        return start(Main.class, home, words);
    }

    /** Another program of the tests' own. */
    static Child start(Class<?> main, Path home, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dkeenframe.models=" + System.getProperty("keenframe.models"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object word : words) {
            command.add(word.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KEENFRAME_HOME", home.toString());
        return new Child(builder.start());
    }

    /** Whether a child would take an interrupt: one that its parent ignores is ignored from birth. */
    static boolean hearsInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn:\t0");
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) == 0;
    }

    private void read(InputStream stream) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                // It was killed while a process of its own still held the stream.
            }
            ended();
        });
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void ended() {
        openStreams--;
        notifyAll();
    }

    /** The first line, of either stream, that meets a condition, once it has been written. */
    synchronized String await(Predicate<String> condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (String line : lines) {
                if (condition.test(line)) {
                    return line;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || openStreams == 0) {
                throw new AssertionError("no such line among " + lines + " of a process that "
                        + (process.isAlive() ? "goes on" : "ended with status " + process.exitValue()));
            }
            wait(left);
        }
    }

    /** Whether a line, of either stream, that meets a condition has been written. */
    synchronized boolean hasSaid(Predicate<String> condition) {
        return lines.stream().anyMatch(condition);
    }

    /** All that has been written to both streams. */
    synchronized String said() {
        return String.join("\n", lines);
    }

    /** Waits until so many lines, of both streams, have been written, or there will be no more. */
    synchronized void awaitLines(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines.size() < count && openStreams > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("nothing follows " + lines);
            }
            wait(left);
        }
    }

    /** Waits until so many more lines have been written. */
    synchronized void awaitLinesMore(int count) throws InterruptedException {
        awaitLines(lines.size() + count);
    }

    /** Whether it ends before another one does. */
    boolean endsBefore(Child other) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            if (!other.process.isAlive()) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("neither ends: " + lines + " and " + other.lines);
            }
        }
        return true;
    }

    /** Ends it at once, as a power cut would, and returns when it is gone. */
    void kill() throws InterruptedException {
        // Not by the process itself, which would close its streams before they are read.
        process.toHandle().destroyForcibly();
        status();
        awaitLines(Integer.MAX_VALUE);
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Whether it has not ended. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, once it has ended. */
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process goes on after " + lines);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
