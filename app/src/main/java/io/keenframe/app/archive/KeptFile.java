package io.keenframe.app.archive;

import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file as it was when it was hashed.
 *
 * @param file its absolute path, or its name where it lies beside the record
 * @param bytes its size
 * @param sha256 the hash of all of it, in hexadecimal
 */
public record KeptFile(String file, long bytes, String sha256) {
    /** A file that the record names by its whole path. */
    static KeptFile of(Path file) throws IOException {
        return of(file.toAbsolutePath().toString(), file);
    }

    /** A file that lies beside the record. */
    static KeptFile beside(Path file) throws IOException {
        return of(String.valueOf(file.getFileName()), file);
    }

    private static KeptFile of(String name, Path file) throws IOException {
        return new KeptFile(name, Files.size(file), Sha256.hex(file, done -> {}));
    }

    /** Whether a file is what this one was. */
    boolean isSame(Path other) throws IOException {
        return Files.size(other) == bytes && Sha256.hex(other, done -> {}).equals(sha256);
    }
}
