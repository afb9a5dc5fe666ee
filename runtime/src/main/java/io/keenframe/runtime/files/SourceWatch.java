package io.keenframe.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source that is being read is still the one that its job was bound to; cheap enough to be asked for every few
 * frames. For one thread.
 */
public final class SourceWatch {
    private final Path file;
    private final String bound;
    private Mark mark;
    private boolean touched;

    /** What changes where a file is written to or another takes its place. */
    private record Mark(
            long size, FileTime modified, @Nullable Object key) {
        static Mark of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Mark(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    private SourceWatch(Path file, String bound, Mark mark) {
        this.file = file;
        this.bound = bound;
        this.mark = mark;
    }

    /**
     * Begins to watch a source.
     *
     * @param bound its fingerprint when the job began; empty for a job that is not bound
     * @throws IOException where it is another by now, or cannot be read
     */
    public static SourceWatch of(Path file, String bound) throws IOException {
        Mark mark = Mark.of(file);
        Fingerprint.require(file, bound);
        return new SourceWatch(file, bound, mark);
    }

    /**
     * Returns where the source is not another by now. One that is gone is not: what is open is still what it was.
     *
     * @throws IOException where it was written to or replaced, and is not the same any more
     */
    public void require() throws IOException {
        Mark now;
        try {
            now = Mark.of(file);
        } catch (NoSuchFileException e) {
            return;
        }
        if (!now.equals(mark)) {
            Fingerprint.require(file, bound);
            mark = now;
            touched = true;
        }
    }

    /** Whether it was written to or replaced, though it seems to be the same: what was read meanwhile may be another. */
    public boolean isTouched() {
        return touched;
    }
}
