package io.keenframe.runtime;

import io.keenframe.contract.JobId;
import java.util.concurrent.CompletableFuture;

/** The end that frames go in at; safe for use by several threads, each of whose frames stay in their order. */
public interface FramePublisher extends AutoCloseable {
    /** The largest record that fits, in bytes. */
    int LARGEST_RECORD = 64 * 1024 * 1024 - 64 * 1024;

    /**
     * Sends a record; blocks while as many bytes are on their way as the publisher may hold.
     *
     * @param topic a job's topic
     * @param frame the frame's number in the film
     * @param record the frame as {@link io.keenframe.contract.frame.FrameCodec} writes it
     * @return the record's offset once it is safe, or why it is not
     * @throws IllegalArgumentException where the record is larger than {@link #LARGEST_RECORD}
     */
    CompletableFuture<Long> publish(String topic, int frame, byte[] record) throws InterruptedException;

    /**
     * Sends a frame that no engine can restore to the topic of dead frames, to be looked into.
     *
     * @param frame the frame's number in the film
     * @param record the frame as it came
     * @param reason why it is there, in one line
     * @return the record's offset in {@link io.keenframe.contract.Topics#DEAD_FRAMES} once it is safe, or why it is not
     */
    CompletableFuture<Long> setAside(JobId job, int frame, byte[] record, String reason) throws InterruptedException;

    @Override
    void close();
}
