package io.keenframe.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps the JVM from optimising what runs once.
 *
 * <p>Starting a broker and its clients makes the optimising compiler busy for longer than they take to start. It is
 * left to this project's own code, whose loops over samples gain from it; everything else stays with the quick
 * compiler, which costs half as much.
 */
public final class QuickStart {
    private static final String DIRECTIVES = """
            [
              { match: ["io/keenframe/*.*"], BackgroundCompilation: true },
              { match: ["*.*"], c2: { Exclude: true } }
            ]
            """;

    private QuickStart() {}

    /** Tells the compiler; nothing happens on a JVM that cannot be told. */
    public static void prepare(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("compiler.json");
        if (!Files.exists(file) || !Files.readString(file).equals(DIRECTIVES)) {
            Files.writeString(file, DIRECTIVES);
        }
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {file.toString()}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            // A start that takes longer is all there is to it.
        }
    }
}
