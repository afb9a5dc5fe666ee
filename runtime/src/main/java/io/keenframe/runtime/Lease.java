package io.keenframe.runtime;

/** A worker's claim to a ticket, renewed while the handler works; safe for use by several threads. */
public interface Lease {
    /** Whether the ticket is another's by now: the work may go on but is no longer waited for. */
    boolean lost();

    /** How often the ticket has been handed out, from 1. */
    int delivery();

    /** Whether the ticket is not handed out again if this attempt fails. */
    default boolean lastAttempt() {
        return delivery() >= Cluster.DELIVERIES;
    }
}
