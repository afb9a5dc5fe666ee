package io.keenframe.supir.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the system that is asked for what it knows. */
final class Command {
    private static final int PATIENCE_SECONDS = 20;

    private Command() {}

    /**
     * What it says, on either stream.
     *
     * @throws IOException where there is no such program, it fails, or it does not end
     */
    static List<String> lines(String... command) throws IOException {
        return lines(Map.of(), command);
    }

    /** The same with more in its environment. */
    static List<String> lines(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command[0] + " failed: " + said.strip());
            }
            return said.lines().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command[0] + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
