package io.keenframe.app.archive;

import io.keenframe.app.Failure;
import io.keenframe.contract.Json;
import io.keenframe.runtime.files.Safe;
import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The record's file: the record, and the hash of its compact JSON, so that a change of it shows.
 *
 * @param sha256 the hash in hexadecimal
 * @param record the record
 */
record Sidecar(String sha256, ArchiveRecord record) {
    static Sidecar of(ArchiveRecord record) {
        return new Sidecar(hash(record), record);
    }

    private static String hash(ArchiveRecord record) {
        var digest = Sha256.start();
        digest.update(Json.bytes(record));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether the record is what was written. */
    boolean isWhole() {
        return sha256.equals(hash(record));
    }

    /** Writes it, whole or not at all. */
    void write(Path file) throws IOException {
        Safe.write(file, partial -> Files.write(partial, Json.bytes(this)));
    }

    /**
     * Reads a record.
     *
     * @throws Failure where there is none, or one of a form that is not known
     */
    static Sidecar read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new Failure(file + " is not there; only what 'keenframe restore --archive' made can be verified");
        }
        Sidecar sidecar;
        try {
            sidecar = Json.read(Files.readAllBytes(file), Sidecar.class);
        } catch (RuntimeException e) {
            throw new Failure(file + " is damaged: it is no record of an archive; get it from a backup", e);
        }
        if (sidecar.record() == null
                || !ArchiveRecord.SCHEMA.equals(sidecar.record().schema())) {
            throw new Failure(file + " is no record of the form " + ArchiveRecord.SCHEMA
                    + "; it is damaged, or made by another version of Keenframe");
        }
        return sidecar;
    }
}
