package io.keenframe.runtime;

import io.keenframe.contract.Ticket;

/** What a worker does with a ticket. */
@FunctionalInterface
public interface TicketHandler {
    /**
     * Does the work; it is called by one thread at a time.
     *
     * <p>A normal return accepts the ticket, so the result must be safe by then. {@link TicketRejectedException} sets
     * the ticket aside; every other exception hands it back, and it is tried again up to {@link Cluster#DELIVERIES}
     * times. The thread is interrupted when the lease is lost or the worker is aborted.
     */
    void handle(Ticket ticket, Lease lease) throws Exception;
}
