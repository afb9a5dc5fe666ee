package io.keenframe.restorer;

import io.keenframe.contract.JobId;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.JobStates;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A jobs log in memory. */
final class FakeLog implements JobLog {
    final List<JobEvent> events = new CopyOnWriteArrayList<>();
    private final JobStates states = new JobStates();

    @Override
    public void append(JobEvent event) {
        events.add(event);
        states.add(event);
    }

    @Override
    public <T> T read(JobId job, Function<JobState, T> question) {
        return states.read(job, question);
    }

    @Override
    public boolean await(JobId job, Predicate<JobState> condition, Duration timeout) throws InterruptedException {
        return states.await(job, condition, timeout);
    }

    @Override
    public Set<JobId> jobs() {
        return states.jobs();
    }

    @Override
    public Subscription listen(Consumer<JobEvent> listener) {
        return states.listen(listener);
    }

    @Override
    public void forget(JobId job) {
        states.keys(job).forEach(states::remove);
    }

    @Override
    public void check() {
        states.check();
    }

    @Override
    public void close() {}
}
