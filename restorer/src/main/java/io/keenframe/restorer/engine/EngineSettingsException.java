package io.keenframe.restorer.engine;

/** An engine's settings are wrong, or do not fit the film; the message is one line that names them and the way out. */
public final class EngineSettingsException extends RuntimeException {
    /** A failure told in one line. */
    public EngineSettingsException(String message) {
        super(message);
    }

    /** A failure told in one line, with what brought it about. */
    public EngineSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
