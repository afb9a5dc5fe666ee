package io.keenframe.app;

import io.keenframe.app.cli.Cli;

/** Keenframe's entry point. */
public final class Main {
    private Main() {}

    /** Runs a command line and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(Cli.run(System.out, System.err, args));
    }
}
