package io.keenframe.app.job;

import io.keenframe.app.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source on disk: that it is a file with something in it. */
public final class InputFile {
    private InputFile() {}

    /**
     * The file's real path.
     *
     * @throws Failure where there is no readable file with something in it
     */
    public static Path require(Path input) {
        if (Files.isDirectory(input)) {
            throw new Failure(input + " is a directory; give one file");
        }
        if (!Files.exists(input)) {
            throw new Failure(input + " does not exist; check its name");
        }
        if (!Files.isReadable(input)) {
            throw new Failure(input + " cannot be read; check its permissions");
        }
        try {
            if (Files.isRegularFile(input) && Files.size(input) == 0) {
                throw new Failure(input + " is empty; was its copy or download cut off?");
            }
            return input.toRealPath();
        } catch (IOException e) {
            throw new Failure(input + " cannot be read: " + e.getMessage(), e);
        }
    }
}
