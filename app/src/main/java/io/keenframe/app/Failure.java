package io.keenframe.app;

/** A failure that a user can do something about; the message is one line that names the file and the way out. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure told in one line. */
    public Failure(String message) {
        super(message);
    }

    /** A failure told in one line, with what brought it about. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
