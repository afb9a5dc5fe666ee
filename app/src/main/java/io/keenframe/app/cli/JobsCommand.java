package io.keenframe.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do with jobs that were begun and are not done. */
@Command(
        name = "jobs",
        description = {
            "Say which jobs were begun and are not done, and give them up.",
            "",
            "A job that was stopped, killed or failed keeps its work: the command that began it goes on with it. One that"
                    + " is not to be gone on with takes room until it is removed."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        subcommands = {JobsListCommand.class, JobsRemoveCommand.class},
        footer = {
            "",
            "Examples:",
            "  keenframe jobs list                                  those of this machine",
            "  keenframe jobs list --kafka broker:9092              those of a cluster",
            "  keenframe jobs remove 1cdfb1d45a5de6d3               gives one up, with all its work"
        })
final class JobsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
