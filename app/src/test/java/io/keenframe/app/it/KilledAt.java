package io.keenframe.app.it;

import io.keenframe.app.cli.Cli;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** The program in a process that is killed, as {@code kill -9} does, at the moment at which it tells of a certain event. */
final class KilledAt {
    private KilledAt() {}

    /** Runs a command: what the fatal event's line has in it, then the command's words. */
    public static void main(String[] arguments) {
        PrintStream out = new Fatal(System.out, arguments[0]);
        System.exit(Cli.run(out, System.err, Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private static final class Fatal extends PrintStream {
        private final String last;

        Fatal(PrintStream out, String last) {
            super(out, true, StandardCharsets.UTF_8);
            this.last = last;
        }

        @Override
        public void println(String line) {
            super.println(line);
            if (line.contains(last)) {
                kill();
            }
        }

        /** Nothing more is done by whoever has told of it. */
        private static void kill() {
            try {
                new ProcessBuilder(
                                "kill",
                                "-KILL",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
                new CountDownLatch(1).await();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError("it cannot be killed", e);
            }
        }
    }
}
