package io.keenframe.contract;

/** The names of the topics, and of the share groups that work through the tickets. */
public final class Topics {
    /** The log of every job's events, compacted. */
    public static final String JOBS = "jobs";

    /** Tickets of films to be read. */
    public static final String INGEST_TICKETS = "tickets.ingest";
    /** Tickets of groups to be restored. */
    public static final String RESTORE_TICKETS = "tickets.restore";
    /** Tickets of results to be put together. */
    public static final String ASSEMBLE_TICKETS = "tickets.assemble";

    /** Frames that no engine could restore, as they came, to be looked into. */
    public static final String DEAD_FRAMES = "dlq.frames";

    private Topics() {}

    /** Where ingest publishes a job's frames. */
    public static String frames(JobId job) {
        return "frames." + job;
    }

    /** Where the restorers publish a job's restored frames. */
    public static String restored(JobId job) {
        return "restored." + job;
    }

    /** The share group whose members share a ticket topic's work. */
    public static String workers(String ticketTopic) {
        return "workers." + ticketTopic.substring(ticketTopic.lastIndexOf('.') + 1);
    }
}
