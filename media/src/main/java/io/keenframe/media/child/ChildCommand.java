package io.keenframe.media.child;

import io.keenframe.media.SourceLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the process that reads untrusted media is started: as small and as quick as a JVM can be, and within limits. */
final class ChildCommand {
    /** What a JVM reserves of addresses and does not use. */
    private static final long RESERVED = 3L << 30;

    private static final Path SHELL = Path.of("/bin/sh");

    private ChildCommand() {}

    static List<String> of(SourceLimits limits) {
        List<String> command = new ArrayList<>();
        long heap = limits.memory() / 2;
        if (Files.isExecutable(SHELL)) {
            // Native memory then runs out in FFmpeg, which says so, before it does for everybody.
            long kilobytes = (limits.memory() + heap + RESERVED) / 1024;
            command.addAll(List.of(
                    SHELL.toString(),
                    "-c",
                    "ulimit -c 0; ulimit -v \"$1\"; shift; exec \"$@\"",
                    "keenframe",
                    Long.toString(kilobytes)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms16m",
                "-Xmx" + heap / 1024 + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:+ExitOnOutOfMemoryError",
                // Nothing of it stays behind where it crashes.
                "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash",
                // Standard output is for answers alone.
                "-XX:+DisplayVMOutputToStderr",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Dslf4j.internal.verbosity=WARN",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider"));
        archive(command);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("org.bytedeco."))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildMain.class.getName()));
        return command;
    }

    /** The classes that this process maps, where it maps some. */
    private static void archive(List<String> command) {
        String file = System.getProperty(Quarantine.CLASS_ARCHIVE, "");
        if (!file.isEmpty()) {
            command.add("-XX:SharedArchiveFile=" + file);
        }
    }
}
