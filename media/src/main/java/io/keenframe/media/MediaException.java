package io.keenframe.media;

import java.nio.file.Path;

/** A film or a picture cannot be read or written; the message is one line that names the file and the way out. */
public final class MediaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean diskFull;

    /** A failure told in one line. */
    public MediaException(String message) {
        this(message, false);
    }

    MediaException(String message, boolean diskFull) {
        super(message);
        this.diskFull = diskFull;
    }

    /** A failure told in one line, with what brought it about. */
    public MediaException(String message, Throwable cause) {
        super(message, cause);
        diskFull = false;
    }

    /** Whether a disk or a quota has no room for what is written. */
    public boolean isDiskFull() {
        return diskFull;
    }

    /** A failure that begins with a file's name. */
    public static MediaException of(Path file, String trouble) {
        return new MediaException(file.getFileName() + " " + trouble);
    }
}
