package io.keenframe.runtime;

import io.keenframe.runtime.metrics.QueueMeter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A queue between two steps of the work that holds few elements and reports which side waits for the other.
 *
 * <p>The producer closes it after the last element; either side aborts it when it fails, which the other side then
 * hears.
 *
 * @param <T> what goes through
 */
public final class BoundedQueue<T> implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasRoom = lock.newCondition();
    private final Condition hasElement = lock.newCondition();
    private final Deque<T> elements = new ArrayDeque<>();
    private final int capacity;
    private final QueueMeter meter;
    private boolean closed;
    private @Nullable Throwable fault;

    /** An empty queue that holds at most so many elements, at least 1. */
    public BoundedQueue(int capacity, QueueMeter meter) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a queue of capacity " + capacity + " holds nothing");
        }
        this.capacity = capacity;
        this.meter = meter;
    }

    /**
     * Adds an element; waits for room.
     *
     * @throws IllegalStateException where the queue is closed or aborted
     */
    public void put(T element) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (full()) {
                long since = System.nanoTime();
                while (full()) {
                    hasRoom.await();
                }
                meter.putBlocked(System.nanoTime() - since);
            }
            requireNoFault();
            if (closed) {
                throw new IllegalStateException("the queue is closed");
            }
            elements.add(element);
            meter.changed(1);
            hasElement.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest element; waits for one.
     *
     * @return empty after the last element of a closed queue
     * @throws IllegalStateException where the queue is aborted
     */
    public Optional<T> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (starved()) {
                long since = System.nanoTime();
                while (starved()) {
                    hasElement.await();
                }
                meter.takeBlocked(System.nanoTime() - since);
            }
            requireNoFault();
            if (elements.isEmpty()) {
                return Optional.empty();
            }
            meter.changed(-1);
            hasRoom.signal();
            return Optional.of(elements.remove());
        } finally {
            lock.unlock();
        }
    }

    /** Says that no element follows; those that are in can still be taken. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops all elements; both sides get the cause from now on. The first cause counts. */
    public void abort(Throwable cause) {
        lock.lock();
        try {
            if (fault == null) {
                fault = cause;
            }
            meter.changed(-elements.size());
            elements.clear();
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean full() {
        return elements.size() >= capacity && !closed && fault == null;
    }

    private boolean starved() {
        return elements.isEmpty() && !closed && fault == null;
    }

    private void wakeAll() {
        hasRoom.signalAll();
        hasElement.signalAll();
    }

    private void requireNoFault() {
        if (fault != null) {
            throw new IllegalStateException("the queue was aborted: " + fault.getMessage(), fault);
        }
    }
}
