package io.keenframe.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do with NVIDIA cards. */
@Command(
        name = "gpu",
        description = {
            "Make networks run on NVIDIA cards, or see what is missing.",
            "",
            "A card needs NVIDIA's driver, CUDA 12's runtime libraries and cuDNN 9, which a system installs, and ONNX"
                    + " Runtime's library for cards, which 'gpu install' fetches. docs/GPU.md leads through it."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        subcommands = {GpuInstallCommand.class, GpuInfoCommand.class, GpuRemoveCommand.class},
        footer = {
            "",
            "Examples:",
            "  keenframe gpu install",
            "  keenframe gpu info",
            "  keenframe restore clip.mp4 --device cuda:0"
        })
final class GpuCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
