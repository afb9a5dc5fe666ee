package io.keenframe.restorer.caption;

/** A server gave no caption; the message is one line that names the server and the reason. */
public final class CaptionException extends Exception {
    private final boolean curable;

    /** @param curable whether asking again may help */
    CaptionException(String message, boolean curable) {
        super(message);
        this.curable = curable;
    }

    boolean curable() {
        return curable;
    }
}
