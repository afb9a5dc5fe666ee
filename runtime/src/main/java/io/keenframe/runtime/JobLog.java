package io.keenframe.runtime;

import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every job's events, written and folded into what they add up to; safe for use by several threads.
 *
 * <p>All methods but {@link #close} throw {@link IllegalStateException} once the log is closed or cannot be read.
 */
public interface JobLog extends AutoCloseable {
    /** Writes an event; returns once it is safe and {@link #read} of this log shows it. */
    void append(JobEvent event) throws InterruptedException;

    /**
     * Asks something of a job's state, which is empty for a job that nothing is known of.
     *
     * @param question is called under the log's lock: it must be quick and must not keep the state
     */
    <T> T read(JobId job, Function<JobState, T> question);

    /**
     * Waits until a job's state meets a condition, which is asked again after each event of that job.
     *
     * @param condition is called under the log's lock: it must be quick and must not keep the state
     * @return whether the condition was met before the time was over
     */
    boolean await(JobId job, Predicate<JobState> condition, Duration timeout) throws InterruptedException;

    /**
     * What a job asks for, waiting for news that its ticket may have overtaken.
     *
     * @return empty where the job has ended, or nothing is heard of it in time
     */
    default Optional<JobSpec> wanted(JobId job, Duration patience) throws InterruptedException {
        await(job, state -> state.spec().isPresent(), patience);
        return read(job, state -> state.outcome().isPresent() ? Optional.empty() : state.spec());
    }

    /** The jobs that have been handed in and not forgotten. */
    Set<JobId> jobs();

    /**
     * Tells a listener every event from now on, in order, after it has been folded.
     *
     * @param listener is called by the log's thread: it must be quick and must not call {@link #append}
     * @return close it to hear no more
     */
    Subscription listen(Consumer<JobEvent> listener);

    /** Forgets a job: its events are removed from the log. Events that come later start it anew. */
    void forget(JobId job) throws InterruptedException;

    /**
     * Returns where the log is being read.
     *
     * @throws IllegalStateException where it is not; the message says why
     */
    void check();

    @Override
    void close();

    /** A listener's place. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
