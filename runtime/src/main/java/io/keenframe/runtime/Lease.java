package io.keenframe.runtime;

/** A worker's claim to a ticket, renewed while the handler works; safe for use by several threads. */
public interface Lease {
    /** Whether the ticket is another's by now: the work may go on but is no longer waited for. */
    boolean lost();

    /** How often the ticket has been handed out, from 1. */
    int delivery();

    /** Whether a failure now is the ticket's last, one attempt being kept for one whose worker dies with it. */
    default boolean lastAttempt() {
        return delivery() >= Cluster.DELIVERIES - 1;
    }

    /** Whether the ticket is handed out for the last time, for its workers have died with it again and again. */
    default boolean lastDelivery() {
        return delivery() >= Cluster.DELIVERIES;
    }
}
