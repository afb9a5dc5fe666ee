package io.keenframe.app.models;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds CLIP's merges on this machine where nobody says where they are. */
record TokenizerSearch(Workplace workplace) {
    private static final List<String> NAMES = List.of("merges.txt", "bpe_simple_vocab_16e6.txt.gz", "tokenizer.json");

    /**
     * The merges that were downloaded, or lie beside one of these files, or in another bundle.
     *
     * @throws Failure where there are none
     */
    Path require(Path... files) throws IOException {
        Optional<Path> found = find(files);
        if (found.isPresent()) {
            return found.get();
        }
        throw new Failure(
                "there is no tokenizer here: name CLIP's merges with --tokenizer (merges.txt, tokenizer.json or"
                        + " bpe_simple_vocab_16e6.txt.gz), or download them with 'keenframe models pull "
                        + Catalogue.TOKENIZER + "'");
    }

    /** The same, where there are any. */
    Optional<Path> find(Path... files) throws IOException {
        return candidates(files).stream().filter(Files::isRegularFile).findFirst();
    }

    private List<Path> candidates(Path... files) throws IOException {
        List<Path> candidates = new ArrayList<>();
        candidates.add(Shelf.tokenizer(workplace.home()));
        for (Path file : files) {
            NAMES.forEach(name -> candidates.add(file.toAbsolutePath().resolveSibling(name)));
        }
        for (Path bundle : workplace.bundles().folders()) {
            candidates.add(bundle.resolve("tokenizer"));
        }
        return candidates;
    }
}
