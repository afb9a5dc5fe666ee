package io.keenframe.runtime.memory;

import io.keenframe.contract.JobId;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.JobStates;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A view of the one log of a cluster in memory. */
final class MemoryJobLog implements JobLog {
    private final JobStates states;
    private volatile boolean closed;

    MemoryJobLog(JobStates states) {
        this.states = states;
    }

    @Override
    public void append(JobEvent event) {
        check();
        // One event at a time, so that listeners hear them in their order.
        synchronized (states) {
            states.add(event);
        }
    }

    @Override
    public <T> T read(JobId job, Function<JobState, T> question) {
        check();
        return states.read(job, question);
    }

    @Override
    public boolean await(JobId job, Predicate<JobState> condition, Duration timeout) throws InterruptedException {
        check();
        return states.await(job, condition, timeout);
    }

    @Override
    public Set<JobId> jobs() {
        check();
        return states.jobs();
    }

    @Override
    public Subscription listen(Consumer<JobEvent> listener) {
        check();
        return states.listen(listener);
    }

    @Override
    public void forget(JobId job) {
        check();
        states.keys(job).forEach(states::remove);
    }

    @Override
    public void check() {
        if (closed) {
            throw new IllegalStateException("the jobs log has ended: it is closed");
        }
        states.check();
    }

    @Override
    public void close() {
        closed = true;
    }
}
