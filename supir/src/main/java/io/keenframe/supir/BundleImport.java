package io.keenframe.supir;

import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.checkpoint.Fit;
import io.keenframe.supir.checkpoint.Names;
import io.keenframe.supir.checkpoint.Role;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a bundle of checkpoints that lie somewhere already; it refers to them, and neither copies nor changes them.
 *
 * @param labels what it is called
 * @param sdxl the SDXL file, or one trained from it in the same layout
 * @param supir the SUPIR file
 * @param config the file of the networks' sizes; empty for those of the published model
 * @param tokenizer the file of CLIP's merges, which is copied; empty for the tokenizer of supir-mini
 * @param base which presets suit the SDXL file
 */
public record BundleImport(
        Labels labels, Path sdxl, Path supir, Optional<Path> config, Optional<Path> tokenizer, BaseModel base) {
    /**
     * What a bundle is called.
     *
     * @param name the name of its folder, which --model takes
     * @param title what it is, for people
     * @param license under which terms its weights may be used
     */
    public record Labels(String name, String title, String license) {}

    /**
     * What became of an import.
     *
     * @param bundle the bundle as it can be found from now on
     * @param remarks what its files hold that the model has no use for, a line each
     */
    public record Result(Bundle bundle, List<String> remarks) {}

    /**
     * Checks every tensor by its name and shape, then writes the bundle's folder.
     *
     * @param place the folder of bundles that it goes into; what has its name there is replaced
     * @throws IOException if a file does not fit; the message names it and what is wrong. Nothing was written then.
     */
    public Result into(Path place) throws IOException {
        SupirConfig sizes = config.isEmpty() ? SupirConfig.FULL : SupirConfig.read(config.get());
        List<String> remarks = new ArrayList<>();
        check(supir, Role.SUPIR, sizes, remarks);
        check(sdxl, Role.SDXL, sizes, remarks);
        checkTokenizer(sizes);
        Path folder = place.resolve(labels.name());
        new ManifestWriter(folder).write(this);
        return new Result(Bundle.read(folder), remarks);
    }

    private static void check(Path file, Role role, SupirConfig sizes, List<String> remarks) throws IOException {
        Checkpoint checkpoint = Checkpoint.open(file);
        Fit fit = Fit.of(checkpoint, role, sizes);
        fit.require(checkpoint, role);
        if (!fit.surplus().isEmpty()) {
            remarks.add(file + " also holds what SUPIR has no use for: " + Names.listed(fit.surplus()));
        }
    }

    private void checkTokenizer(SupirConfig sizes) throws IOException {
        Tokenizer opened = choice().open();
        if (opened.vocabulary() != sizes.clipL().vocab()) {
            throw new IOException(
                    "the tokenizer" + tokenizer.map(file -> " " + file).orElse("") + " has "
                            + opened.vocabulary() + " tokens where the model's text towers have "
                            + sizes.clipL().vocab() + "; give CLIP's merges with --tokenizer");
        }
    }

    private TokenizerChoice choice() {
        return tokenizer.<TokenizerChoice>map(TokenizerChoice.Clip::new).orElseGet(TokenizerChoice.Bytes::new);
    }
}
