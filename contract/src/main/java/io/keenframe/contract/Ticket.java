package io.keenframe.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A small record that says "this wants work"; it points at frames and holds none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Ticket.Ingest.class, name = "ingest"),
    @JsonSubTypes.Type(value = Ticket.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Ticket.Assemble.class, name = "assemble")
})
public sealed interface Ticket {
    /** The job that wants work. */
    JobId job();

    /**
     * A job's source wants to be decoded.
     *
     * @param seen how many groups were planned when the ticket was offered
     */
    record Ingest(JobId job, int seen) implements Ticket {
        /** The first of a job. */
        public Ingest(JobId job) {
            this(job, 0);
        }
    }

    /**
     * A group wants to be restored.
     *
     * @param seen how much was known of its frames, tried one by one, when the ticket was offered
     */
    record Restore(JobId job, Group group, int seen) implements Ticket {
        /** The first of a group in a run. */
        public Restore(JobId job, Group group) {
            this(job, group, 0);
        }
    }

    /**
     * A job's result wants to be put together.
     *
     * @param seen how many parts were written when the ticket was offered
     */
    record Assemble(JobId job, int seen) implements Ticket {
        /** The first of a job. */
        public Assemble(JobId job) {
            this(job, 0);
        }
    }
}
