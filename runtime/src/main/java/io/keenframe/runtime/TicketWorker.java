package io.keenframe.runtime;

/** A running worker of one stage; it works on one ticket at a time. */
public interface TicketWorker extends AutoCloseable {
    /**
     * Returns where the worker is alive.
     *
     * @throws IllegalStateException where it stopped by itself; the message says why
     */
    void check();

    /** Stops at once: interrupts the handler and hands its ticket back. */
    void abort();

    /** Finishes the ticket in hand, takes no other, and stops. */
    @Override
    void close();
}
