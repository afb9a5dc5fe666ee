package io.keenframe.app.models;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import io.keenframe.app.hub.Download;
import io.keenframe.app.hub.Hub;
import io.keenframe.app.hub.HubFile;
import io.keenframe.app.job.InputFile;
import io.keenframe.supir.BundleImport.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Downloads models and their parts.
 *
 * @param workplace where they go
 * @param hub where they come from, asked for where it is needed
 * @param download how they come
 * @param agreement to their licences
 */
public record ModelPull(Workplace workplace, Supplier<Hub> hub, Download download, Agreement agreement) {
    /**
     * Downloads what is missing of a model, and makes a bundle of it.
     *
     * @param sdxl an SDXL file that is here already; null to download that of the recipe
     * @param tokenizer CLIP's merges that are here already; null to look for some, else download them
     * @param overwrite whether a bundle of that name may be replaced
     */
    public Result model(Recipe recipe, @Nullable Path sdxl, @Nullable String tokenizer, boolean overwrite)
            throws IOException, InterruptedException {
        Shelf shelf = new Shelf(workplace);
        shelf.requireFree(recipe.name(), overwrite);
        Optional<Path> own = Optional.ofNullable(sdxl).map(InputFile::require);
        if (own.isEmpty() && recipe.sdxl().isEmpty()) {
            throw new Failure(recipe.name() + " stands on a distilled SDXL of your choice, such as SDXL-Lightning;"
                    + " name it with --sdxl");
        }
        Hub from = hub.get();
        agreement.require(Catalogue.licence(recipe.name()));
        Path folder = shelf.folder(recipe.name());
        Map<Path, String> hashes = new LinkedHashMap<>();
        Path supirFile = fetched(from, recipe.supir(), folder, hashes);
        Path sdxlFile =
                own.isPresent() ? own.get() : fetched(from, recipe.sdxl().orElseThrow(), folder, hashes);
        String merges = tokenizer == null ? merges(from, sdxlFile, supirFile).toString() : tokenizer;
        Path config = recipe.config().orElse(null);
        Result result = new ModelImport(recipe.name(), sdxlFile, supirFile, merges, config, false, true).run(workplace);
        result.bundle().remember(hashes);
        return result;
    }

    private Path fetched(Hub from, HubFile file, Path folder, Map<Path, String> hashes)
            throws IOException, InterruptedException {
        Path target = folder.resolve(file.name());
        if (!Files.exists(target)) {
            download.run(from.address(file), target, Optional.empty()).ifPresent(hash -> hashes.put(target, hash));
        }
        return target;
    }

    private Path merges(Hub from, Path... files) throws IOException, InterruptedException {
        Optional<Path> found = new TokenizerSearch(workplace).find(files);
        return found.isPresent() ? found.get() : tokenizer(from);
    }

    /** Downloads CLIP's merges, to be found by every later import. */
    public Path tokenizer() throws IOException, InterruptedException {
        Hub from = hub.get();
        agreement.require(Catalogue.licence(Catalogue.TOKENIZER));
        return tokenizer(from);
    }

    private Path tokenizer(Hub from) throws IOException, InterruptedException {
        Path target = Shelf.tokenizer(workplace.home());
        download.run(from.address(Catalogue.tokenizer()), target, Optional.empty());
        return target;
    }

    /**
     * Downloads any one file.
     *
     * @param folder where it goes, under its own name
     * @param sha256 what it must hash to; null for what the servers say it does
     */
    public Path file(URI source, Path folder, @Nullable String sha256) throws IOException, InterruptedException {
        String path = source.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            throw new Failure(source + " is no file; give an address that ends in a file's name");
        }
        agreement.require("that of " + Hub.page(source).orElse(source) + ", which says which it is");
        Path target = folder.resolve(name);
        if (Files.exists(target)) {
            throw new Failure(target + " is there already; remove it, or choose another folder with -o");
        }
        download.run(source, target, Optional.ofNullable(sha256));
        return target;
    }
}
