package io.keenframe.media;

import java.nio.file.Path;
import java.util.OptionalLong;

/** A film or a picture cannot be read or written; the message is one line that names the file and the way out. */
public final class MediaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final long NOWHERE = -1;

    private final boolean diskFull;
    private final long unreadable;

    /** A failure told in one line. */
    public MediaException(String message) {
        this(message, false);
    }

    MediaException(String message, boolean diskFull) {
        this(message, diskFull, NOWHERE);
    }

    private MediaException(String message, boolean diskFull, long unreadable) {
        super(message);
        this.diskFull = diskFull;
        this.unreadable = unreadable;
    }

    /** A failure told in one line, with what brought it about. */
    public MediaException(String message, Throwable cause) {
        super(message, cause);
        diskFull = false;
        unreadable = NOWHERE;
    }

    /** The system does not hand out a source's bytes from a place on, though they are there. */
    public static MediaException unreadable(String message, long position) {
        return new MediaException(message, false, position);
    }

    /** Whether a disk or a quota has no room for what is written. */
    public boolean isDiskFull() {
        return diskFull;
    }

    /** Where a source could not be read for what its disk or its connection did, in bytes; else empty. */
    public OptionalLong unreadable() {
        return unreadable == NOWHERE ? OptionalLong.empty() : OptionalLong.of(unreadable);
    }

    /** A failure that begins with a file's name. */
    public static MediaException of(Path file, String trouble) {
        return new MediaException(file.getFileName() + " " + trouble);
    }
}
