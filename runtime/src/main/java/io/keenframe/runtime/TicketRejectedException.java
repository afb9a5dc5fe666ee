package io.keenframe.runtime;

/** A ticket that no worker can ever do; it is set aside and not tried again. */
public final class TicketRejectedException extends Exception {
    public TicketRejectedException(String message) {
        super(message);
    }
}
