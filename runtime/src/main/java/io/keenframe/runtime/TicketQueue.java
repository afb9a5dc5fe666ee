package io.keenframe.runtime;

import io.keenframe.contract.Ticket;

/** The end that tickets go in at; safe for use by several threads. */
public interface TicketQueue extends AutoCloseable {
    /** Hands in a ticket to the workers of its stage; returns once it is safe. */
    void offer(Ticket ticket) throws InterruptedException;

    @Override
    void close();
}
