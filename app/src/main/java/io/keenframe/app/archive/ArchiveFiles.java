package io.keenframe.app.archive;

import io.keenframe.app.Failure;
import io.keenframe.contract.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that are kept beside an archived result.
 *
 * @param result the film itself
 */
public record ArchiveFiles(Path result) {
    /** The record of how it was made, as JSON. */
    public Path sidecar() {
        return beside(".json");
    }

    /** The MD5 of every frame of the source. */
    public Path sourceFrames() {
        return beside(".source.framemd5");
    }

    /** The MD5 of every frame of the result. */
    public Path resultFrames() {
        return beside(".framemd5");
    }

    /** The XMP packet that says where the pictures come from. */
    public Path xmp() {
        return beside(".xmp");
    }

    /** Those that are there. */
    public List<Path> present() {
        return all().stream().filter(Files::exists).toList();
    }

    /** All of them. */
    public List<Path> all() {
        return List.of(sourceFrames(), resultFrames(), xmp(), sidecar());
    }

    /**
     * The record of a run of this very job, where all of them are there, as far as it and the files' sizes tell.
     *
     * @throws IOException where one cannot be read
     */
    public Optional<ArchiveRecord> recordOf(JobId job) throws IOException {
        if (!Files.exists(sidecar())) {
            return Optional.empty();
        }
        try {
            Sidecar found = Sidecar.read(sidecar());
            ArchiveRecord record = found.record();
            boolean whole = found.isWhole() && record.settings().id().equals(job) && hasAll(record);
            return whole ? Optional.of(record) : Optional.empty();
        } catch (Failure e) {
            return Optional.empty(); // it is another's, or damaged
        }
    }

    private boolean hasAll(ArchiveRecord record) throws IOException {
        return record.result().isThere(result)
                && record.sourceFrames().isThere(sourceFrames())
                && record.resultFrames().isThere(resultFrames())
                && (record.xmp() == null || record.xmp().isThere(xmp()));
    }

    private Path beside(String ending) {
        return result.resolveSibling(result.getFileName() + ending);
    }
}
