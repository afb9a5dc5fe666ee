package io.keenframe.supir.tensor;

import java.util.stream.Stream;

/** The names under which checkpoints hold a tensor: the published one, and those of re-packed files. */
final class CheckpointNames {
    private static final String ROOT = "model.";
    private static final String ADAPTORS = "model.diffusion_model.project_modules.";

    private CheckpointNames() {}

    /** The names to try, in that order: some files drop the leading {@code model.}, and the adaptors' whole path. */
    static Stream<String> of(String published) {
        if (published.startsWith(ADAPTORS)) {
            return Stream.of(
                    published,
                    published.substring(ROOT.length()),
                    "project_modules." + published.substring(ADAPTORS.length()));
        }
        return published.startsWith(ROOT)
                ? Stream.of(published, published.substring(ROOT.length()))
                : Stream.of(published);
    }
}
