package io.keenframe.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {
            "",
            "For this shell:   source <(keenframe completion)",
            "For every shell:  add that line to ~/.bashrc or ~/.zshrc"
        })
final class CompletionCommand implements Runnable {
    private final Streams streams;

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void run() {
        String script = AutoComplete.bash("keenframe", Cli.commandLine(streams));
        // Sourced by its own path the command has another name than the one on the PATH.
        streams.out().print(script.replace(" keenframe keenframe.sh keenframe.bash", " keenframe ./keenframe"));
        streams.out().flush();
    }
}
