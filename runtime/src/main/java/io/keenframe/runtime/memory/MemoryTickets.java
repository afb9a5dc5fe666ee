package io.keenframe.runtime.memory;

import io.keenframe.contract.Ticket;
import io.keenframe.runtime.Cluster;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The tickets of one stage. */
final class MemoryTickets {
    /** A ticket that is handed out for the {@code delivery}th time. */
    record Handed(Ticket ticket, int delivery) {}

    private final BlockingQueue<Handed> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong outstanding = new AtomicLong();

    void offer(Ticket ticket) {
        outstanding.incrementAndGet();
        waiting.add(new Handed(ticket, 1));
    }

    Optional<Handed> poll() throws InterruptedException {
        return Optional.ofNullable(waiting.poll(50, TimeUnit.MILLISECONDS));
    }

    /** The ticket is done, or set aside. */
    void done() {
        outstanding.decrementAndGet();
    }

    /** The ticket goes back, unless it was handed out too often. */
    void release(Handed handed) {
        if (handed.delivery() < Cluster.DELIVERIES) {
            waiting.add(new Handed(handed.ticket(), handed.delivery() + 1));
        } else {
            done();
        }
    }

    long outstanding() {
        return outstanding.get();
    }
}
