package io.keenframe.runtime;

import io.keenframe.contract.JobId;
import java.util.Optional;

/**
 * What frames, tickets and events flow through; safe for use by several threads.
 *
 * <p>It opens the ends that the services hold. Whoever opens an end closes it, and before the cluster.
 */
public interface Cluster extends AutoCloseable {
    /** How often a ticket is handed out before it is set aside as hopeless. */
    int DELIVERIES = 10;

    /** Opens the log of every job's events; returns once all that was written before is read. */
    JobLog openLog() throws InterruptedException;

    /** Opens an end that frames go in at. */
    FramePublisher openPublisher();

    /** Opens an end that frames come out of, for one thread. */
    FrameFetcher openFetcher();

    /** Opens an end that tickets go in at. */
    TicketQueue openTickets();

    /** Starts a worker that hands one ticket of a stage after the other to the handler, on a thread of its own. */
    TicketWorker startWorker(Stage stage, TicketHandler handler);

    /**
     * Makes the job's topics where they are missing, and waits until frames can be written to them.
     *
     * @param segment how many bytes of a topic are kept in one file, of which only whole ones can be let go of
     */
    void createTopics(JobId job, long segment) throws InterruptedException;

    /** Removes the job's topics and all frames in them; nothing happens where there are none. */
    void deleteTopics(JobId job) throws InterruptedException;

    /** Removes one of the job topics and all frames in it; nothing happens where there is none. */
    void deleteTopic(String topic) throws InterruptedException;

    /** Lets go of the frames before an offset; they may stay readable for a while. */
    void trim(String topic, long beforeOffset) throws InterruptedException;

    /**
     * Which disk of those that hold the job's frames has less room than so many bytes, in one line with the way out; empty
     * where none has, or the brokers do not tell.
     */
    Optional<String> crowding(JobId job, long bytes) throws InterruptedException;

    /** How many tickets of a stage are not done: those that wait and those that are worked on. */
    long outstanding(Stage stage) throws InterruptedException;

    /**
     * Returns where the cluster answers; cheap enough to be asked every second.
     *
     * @throws NoClusterException where it does not
     */
    void check() throws InterruptedException;

    @Override
    void close();
}
