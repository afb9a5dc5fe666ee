package io.keenframe.app.models;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import io.keenframe.runtime.files.Folders;
import io.keenframe.runtime.files.Home;
import io.keenframe.supir.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundles of this machine's user: the folder in which they are made and from which they are removed. */
public record Shelf(Workplace workplace) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /**
     * Returns where a bundle may have a name.
     *
     * @throws IllegalArgumentException where it may not
     */
    public static void requireName(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("'" + name + "' is no name for a bundle; take letters, digits, dots and"
                    + " dashes, such as supir-v0q");
        }
    }

    /** The place of all bundles. */
    public Path place() {
        return workplace.home().bundles();
    }

    /** Where a bundle of that name is, or would be. */
    public Path folder(String name) {
        requireName(name);
        return place().resolve(name);
    }

    /** Whether there is a bundle of that name, sound or not. */
    public boolean holds(String name) {
        return Files.isRegularFile(folder(name).resolve(Bundle.MANIFEST));
    }

    /**
     * Returns where a bundle of that name may be made.
     *
     * @throws Failure where there is one that may not be replaced
     */
    void requireFree(String name, boolean overwrite) {
        if (holds(name) && !overwrite) {
            throw new Failure("there is a bundle " + name + " already; choose another name, or replace it with --yes");
        }
    }

    /** Where downloaded merges of CLIP are kept. */
    static Path tokenizer(Home home) {
        return home.root().resolve("clip").resolve("merges.txt");
    }

    /**
     * Removes a bundle's folder with all that lies in it, and nothing that lies elsewhere.
     *
     * @throws Failure where there is none that may be removed
     */
    public Path remove(String name) throws IOException {
        Path folder = folder(name);
        if (!holds(name)) {
            boolean shipped = workplace.bundles().folders().stream()
                    .anyMatch(other -> other.getFileName().toString().equals(name));
            throw new Failure(
                    shipped
                            ? name + " comes with Keenframe, and is not removed"
                            : "there is no bundle " + name + " in " + place()
                                    + "; 'keenframe models list' says what there is");
        }
        Folders.delete(folder);
        return folder;
    }
}
