package io.keenframe.app.models;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import io.keenframe.app.job.InputFile;
import io.keenframe.supir.BaseModel;
import io.keenframe.supir.BundleImport;
import io.keenframe.supir.BundleImport.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files of a model that are to become a bundle.
 *
 * @param name the bundle's name
 * @param sdxl the SDXL file
 * @param supir the SUPIR file
 * @param tokenizer the file of CLIP's merges, or {@code bytes} for the tokenizer of supir-mini; null to look for one
 * @param config the file of its sizes; null for those of the published model
 * @param lightning whether the SDXL file is a distilled one, though the name does not say so
 * @param overwrite whether a bundle of that name may be replaced
 */
public record ModelImport(
        String name,
        Path sdxl,
        Path supir,
        @Nullable String tokenizer,
        @Nullable Path config,
        boolean lightning,
        boolean overwrite) {
    private static final String BYTES = "bytes";

    /**
     * Makes the bundle.
     *
     * @throws Failure where something is in the way
     * @throws IOException where a file does not fit; the message names it
     */
    public Result run(Workplace workplace) throws IOException {
        Shelf shelf = new Shelf(workplace);
        shelf.requireFree(name, overwrite);
        return order(workplace).into(shelf.place());
    }

    private BundleImport order(Workplace workplace) throws IOException {
        return new BundleImport(
                KnownModel.labels(name),
                required(sdxl),
                required(supir),
                config == null ? Optional.empty() : Optional.of(InputFile.require(config)),
                tokenizer(workplace),
                base());
    }

    /** Not its real path: in caches of hubs, files are links whose names alone say what they are. */
    private static Path required(Path file) {
        InputFile.require(file);
        return file.toAbsolutePath().normalize();
    }

    private BaseModel base() {
        BaseModel known = KnownModel.named(name).map(KnownModel::base).orElse(BaseModel.ORDINARY);
        return lightning ? BaseModel.LIGHTNING : known;
    }

    private Optional<Path> tokenizer(Workplace workplace) throws IOException {
        if (BYTES.equals(tokenizer)) {
            return Optional.empty();
        }
        return Optional.of(
                tokenizer == null
                        ? new TokenizerSearch(workplace).require(sdxl, supir)
                        : InputFile.require(Path.of(tokenizer)));
    }
}
