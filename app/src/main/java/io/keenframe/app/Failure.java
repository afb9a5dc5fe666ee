package io.keenframe.app;

/** A failure that a user can do something about; the message is one line that names the file and the way out. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
