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

    /** A job's source wants to be decoded. */
    record Ingest(JobId job) implements Ticket {}

    /** A group wants to be restored. */
    record Restore(JobId job, Group group) implements Ticket {}

    /** A job's result wants to be put together. */
    record Assemble(JobId job) implements Ticket {}
}
