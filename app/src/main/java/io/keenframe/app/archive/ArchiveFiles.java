package io.keenframe.app.archive;

import java.nio.file.Path;
import java.util.List;

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

    /** All of them. */
    public List<Path> all() {
        return List.of(sourceFrames(), resultFrames(), xmp(), sidecar());
    }

    private Path beside(String ending) {
        return result.resolveSibling(result.getFileName() + ending);
    }
}
