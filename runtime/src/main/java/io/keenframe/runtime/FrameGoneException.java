package io.keenframe.runtime;

/** A frame is not where it was said to be: its job was deleted, or the frame was trimmed. */
public final class FrameGoneException extends RuntimeException {
    public FrameGoneException(String message) {
        super(message);
    }

    public FrameGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
