package io.keenframe.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands; alone it shows what there is. */
@Command(
        name = "keenframe",
        description = "Restores video with SUPIR, a diffusion model, and changes nothing but the pixels.",
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        subcommands = {
            RestoreCommand.class,
            ImageCommand.class,
            VerifyCommand.class,
            JobsCommand.class,
            DemoCommand.class,
            IngestCommand.class,
            RestorerCommand.class,
            ReassemblerCommand.class,
            ModelsCommand.class,
            GpuCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            ExperimentCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  keenframe restore clip.mp4            writes clip.restored.mp4 beside it",
            "  keenframe demo                        shows what it does, on a clip it makes itself",
            "  keenframe models --help               how to restore with the full-size model",
            "  keenframe gpu --help                  how to restore on an NVIDIA card",
            "  keenframe doctor                      says what this machine has and what is missing",
            "  keenframe COMMAND --help              explains a command and its options"
        })
final class KeenframeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the log, and where a failure comes from.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
