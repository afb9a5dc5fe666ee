package io.keenframe.runtime;

/** The cluster cannot be reached or cannot do what is needed; the message is one line that says so and the way out. */
public final class NoClusterException extends RuntimeException {
    /** A failure told in one line. */
    public NoClusterException(String message) {
        super(message);
    }

    /** A failure told in one line, with what brought it about. */
    public NoClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
