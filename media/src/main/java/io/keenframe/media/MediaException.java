package io.keenframe.media;

import io.keenframe.contract.Unreadable;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A film or a picture cannot be read or written; the message is one line that names the file and the way out. */
public final class MediaException extends RuntimeException implements Unreadable {
    private static final long serialVersionUID = 1;

    private static final long NOWHERE = -1;

    private final boolean diskFull;
    private final long unreadable;

    /** A failure told in one line. */
    public MediaException(String message) {
        this(message, false);
    }

    /** A failure told in one line, and whether a disk or a quota had no room. */
    public MediaException(String message, boolean diskFull) {
        this(message, diskFull, OptionalLong.empty());
    }

    /** A failure told in one line, with what the methods below say of it. */
    public MediaException(String message, boolean diskFull, OptionalLong unreadable) {
        super(message);
        this.diskFull = diskFull;
        this.unreadable = unreadable.orElse(NOWHERE);
    }

    /** A failure told in one line, with what brought it about. */
    public MediaException(String message, Throwable cause) {
        super(message, cause);
        diskFull = false;
        unreadable = NOWHERE;
    }

    /** Whether a disk or a quota has no room for what is written. */
    public boolean isDiskFull() {
        return diskFull;
    }

    @Override
    public OptionalLong unreadable() {
        return unreadable == NOWHERE ? OptionalLong.empty() : OptionalLong.of(unreadable);
    }

    /** A failure that begins with a file's name. */
    public static MediaException of(Path file, String trouble) {
        return new MediaException(file.getFileName() + " " + trouble);
    }
}
