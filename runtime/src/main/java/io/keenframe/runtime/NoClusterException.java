package io.keenframe.runtime;

/** The cluster cannot be reached or cannot do what is needed; the message is one line that says so and the way out. */
public final class NoClusterException extends RuntimeException {
    public NoClusterException(String message) {
        super(message);
    }

    public NoClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
