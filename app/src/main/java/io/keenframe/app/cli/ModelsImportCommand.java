package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.models.ModelImport;
import io.keenframe.app.models.Shelf;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.BundleImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model of files that are here already. */
@Command(
        name = "import",
        description = {
            "Make a model of an SDXL file and a SUPIR file that you have, in a second.",
            "",
            "The files stay where they are and are used as they are: .safetensors in half, bfloat16 or single"
                    + " precision, or .ckpt. Every tensor is checked by its name and shape. If a file is moved or"
                    + " changed later, that is noticed; import it again then.",
            "",
            "The SDXL file may be any model trained from SDXL base 1.0 in the same single-file layout. SUPIR was trained"
                    + " with the one that has the VAE of version 0.9."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  keenframe models import supir-v0q --sdxl sd_xl_base_1.0_0.9vae.safetensors --supir SUPIR-v0Q.ckpt",
            "  keenframe models import supir-v0f --sdxl juggernaut.safetensors --supir SUPIR-v0F_fp16.safetensors",
            "  keenframe models import quick --sdxl sdxl_lightning.safetensors --supir SUPIR-v0Q.ckpt --lightning"
        })
final class ModelsImportCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "What --model will call it: supir-v0q, supir-v0f, the same with -lightning, or any other name.")
    private String name;

    @Option(names = "--sdxl", paramLabel = "FILE", required = true, description = "The SDXL checkpoint.")
    private Path sdxl;

    @Option(names = "--supir", paramLabel = "FILE", required = true, description = "The SUPIR checkpoint.")
    private Path supir;

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "CLIP's merges: merges.txt, tokenizer.json or bpe_simple_vocab_16e6.txt.gz; a copy is kept."
                    + " Default: one of these beside the checkpoints, or that of another model.")
    private @Nullable String tokenizer;

    @Option(
            names = "--lightning",
            description = "The SDXL file is distilled, such as SDXL-Lightning: presets take 8 steps of DPM++.")
    private boolean lightning;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The sizes of the networks, for a model that is not of SUPIR's size.")
    private @Nullable Path config;

    @Option(
            names = {"-y", "--yes"},
            description = "Replace the model of that name where there is one.")
    private boolean overwrite;

    ModelsImportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        IllegalUsage.check(() -> Shelf.requireName(name));
        BundleImport.Result result = new ModelImport(name, sdxl, supir, tokenizer, config, lightning, overwrite)
                .run(Workplace.of(System.getenv()));
        Bundle bundle = result.bundle();
        result.remarks().forEach(streams.err()::println);
        streams.err().println("licence: " + bundle.license());
        streams.err().println("made " + bundle.folder() + "; the checkpoints stay where they are");
        streams.err().println("try it: keenframe image photo.png -o restored.png --model " + name);
        return 0;
    }
}
