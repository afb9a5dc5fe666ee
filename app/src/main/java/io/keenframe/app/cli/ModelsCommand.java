package io.keenframe.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do with models. */
@Command(
        name = "models",
        description = {
            "Say which models there are, and make the files you have into one.",
            "",
            "A model is a bundle: a small folder that names its checkpoint files, wherever they lie, and its settings."
                    + " supir-mini comes with Keenframe. SUPIR itself takes an SDXL file and a SUPIR file, as they are:"
                    + " nothing is converted, and nothing is copied."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        subcommands = {
            ModelsListCommand.class,
            ModelsInfoCommand.class,
            ModelsImportCommand.class,
            ModelsPullCommand.class,
            ModelsVerifyCommand.class,
            ModelsRemoveCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  keenframe models import supir-v0q --sdxl sd_xl_base_1.0_0.9vae.safetensors --supir SUPIR-v0Q.ckpt",
            "  keenframe restore clip.mp4 --model supir-v0q",
            "  keenframe models list"
        })
final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
