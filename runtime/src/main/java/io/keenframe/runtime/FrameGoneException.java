package io.keenframe.runtime;

/** A frame is not where it was said to be: its job was deleted, or the frame was trimmed. */
public final class FrameGoneException extends RuntimeException {
    /** A failure told in one line. */
    public FrameGoneException(String message) {
        super(message);
    }

    /** A failure told in one line, with what brought it about. */
    public FrameGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
