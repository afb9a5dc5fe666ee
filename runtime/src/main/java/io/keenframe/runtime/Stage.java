package io.keenframe.runtime;

import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;

/** The pools of workers that a film goes through, each fed by its own tickets. */
public enum Stage {
    INGEST("ingest", Topics.INGEST_TICKETS),
    RESTORE("restore", Topics.RESTORE_TICKETS),
    ASSEMBLE("assemble", Topics.ASSEMBLE_TICKETS);

    private final String label;
    private final String topic;

    Stage(String label, String topic) {
        this.label = label;
        this.topic = topic;
    }

    /** The stage that a ticket is for. */
    public static Stage of(Ticket ticket) {
        if (ticket instanceof Ticket.Ingest) {
            return INGEST;
        }
        if (ticket instanceof Ticket.Restore) {
            return RESTORE;
        }
        if (ticket instanceof Ticket.Assemble) {
            return ASSEMBLE;
        }
        throw new AssertionError(ticket);
    }

    /** The name as it stands in a metric's tag or a thread's name, such as {@code restore}. */
    public String label() {
        return label;
    }

    /** The topic of its tickets. */
    public String topic() {
        return topic;
    }

    /** The share group of its workers. */
    public String group() {
        return Topics.workers(topic);
    }
}
