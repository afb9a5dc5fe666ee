package io.keenframe.runtime;

/** A ticket that no worker can ever do; it is set aside and not tried again. */
public final class TicketRejectedException extends Exception {
    /** A failure told in one line. */
    public TicketRejectedException(String message) {
        super(message);
    }
}
