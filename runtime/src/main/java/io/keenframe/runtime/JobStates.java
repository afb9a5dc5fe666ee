package io.keenframe.runtime;

import io.keenframe.contract.JobId;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the events of all jobs add up to, with threads that wait for it; the part of a log that is not its storage. */
public final class JobStates {
    private static final Logger LOGGER = LoggerFactory.getLogger(JobStates.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<JobId, Entry> entries = new HashMap<>();
    private final List<Consumer<JobEvent>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Throwable end;

    private final class Entry {
        final JobState state = new JobState();
        final Set<String> keys = new HashSet<>();
        final Condition changed = lock.newCondition();
        int waiters;
    }

    /** The job that a key of the log belongs to. */
    public static JobId jobOf(String key) {
        return new JobId(key.substring(0, key.indexOf('/')));
    }

    /** Takes the next event into account, wakes who waits for it and tells the listeners. */
    public void add(JobEvent event) {
        lock.lock();
        try {
            Entry entry = entries.computeIfAbsent(event.job(), id -> new Entry());
            entry.keys.add(event.key());
            entry.state.add(event);
            entry.changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> tell(listener, event));
    }

    private static void tell(Consumer<JobEvent> listener, JobEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            // One listener's fault must not stop the log for all.
            LOGGER.warn("a listener of the jobs log failed at {}", event.key(), e);
        }
    }

    /** Takes a removed key into account; the job is forgotten with its last key. */
    public void remove(String key) {
        lock.lock();
        try {
            JobId job = jobOf(key);
            Entry entry = entries.get(job);
            if (entry != null && entry.keys.remove(key) && entry.keys.isEmpty()) {
                entries.remove(job);
                entry.changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The keys of a job's events. */
    public Set<String> keys(JobId job) {
        lock.lock();
        try {
            Entry entry = entries.get(job);
            return entry == null ? Set.of() : Set.copyOf(entry.keys);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link JobLog#jobs}. */
    public Set<JobId> jobs() {
        lock.lock();
        try {
            requireOpen();
            Set<JobId> jobs = new HashSet<>();
            entries.forEach((job, entry) -> entry.state.spec().ifPresent(spec -> jobs.add(job)));
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link JobLog#read}. */
    public <T> T read(JobId job, Function<JobState, T> question) {
        lock.lock();
        try {
            requireOpen();
            Entry entry = entries.get(job);
            return question.apply(entry == null ? new JobState() : entry.state);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link JobLog#await}. */
    public boolean await(JobId job, Predicate<JobState> condition, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                requireOpen();
                Entry entry = entries.computeIfAbsent(job, id -> new Entry());
                if (condition.test(entry.state)) {
                    return true;
                }
                if (left <= 0) {
                    return false;
                }
                left = await(entry, left);
            }
        } finally {
            dropUnused(job);
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private static long await(Entry entry, long nanos) throws InterruptedException {
        entry.waiters++;
        try {
            return entry.changed.awaitNanos(nanos);
        } finally {
            entry.waiters--;
        }
    }

    private void dropUnused(JobId job) {
        Entry entry = entries.get(job);
        if (entry != null && entry.keys.isEmpty() && entry.waiters == 0) {
            entries.remove(job);
        }
    }

    /** As {@link JobLog#listen}. */
    public JobLog.Subscription listen(Consumer<JobEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** No event comes any more; who waits or asks from now on is told why. */
    public void end(Throwable reason) {
        lock.lock();
        try {
            if (end == null) {
                end = reason;
                entries.values().forEach(entry -> entry.changed.signalAll());
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns where events still come.
     *
     * @throws IllegalStateException after {@link #end}
     */
    public void check() {
        lock.lock();
        try {
            requireOpen();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (end != null) {
            throw new IllegalStateException("the jobs log has ended: " + end.getMessage(), end);
        }
    }
}
