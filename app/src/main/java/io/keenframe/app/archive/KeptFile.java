package io.keenframe.app.archive;

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
    /** Whether a file is there and has this one's size. */
    boolean isThere(Path other) throws IOException {
        return Files.exists(other) && Files.size(other) == bytes;
    }
}
