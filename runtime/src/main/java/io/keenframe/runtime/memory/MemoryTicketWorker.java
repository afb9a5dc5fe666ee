package io.keenframe.runtime.memory;

import io.keenframe.runtime.Lease;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketRejectedException;
import io.keenframe.runtime.TicketWorker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that takes a ticket after the other. */
final class MemoryTicketWorker implements TicketWorker {
    private static final Logger LOGGER = LoggerFactory.getLogger(MemoryTicketWorker.class);

    private final MemoryTickets tickets;
    private final TicketHandler handler;
    private final Thread thread;
    private volatile boolean closing;

    private MemoryTicketWorker(Stage stage, MemoryTickets tickets, TicketHandler handler) {
        this.tickets = tickets;
        this.handler = handler;
        this.thread = new Thread(this::run, "keenframe-" + stage.label() + "-work");
    }

    static MemoryTicketWorker start(Stage stage, MemoryTickets tickets, TicketHandler handler) {
        MemoryTicketWorker worker = new MemoryTicketWorker(stage, tickets, handler);
        worker.thread.setDaemon(true);
        worker.thread.start();
        return worker;
    }

    private void run() {
        try {
            while (!closing) {
                Optional<MemoryTickets.Handed> handed = tickets.poll();
                handed.ifPresent(this::work);
            }
        } catch (InterruptedException e) {
            LOGGER.debug("aborted", e);
        }
    }

    private void work(MemoryTickets.Handed handed) {
        try {
            handler.handle(handed.ticket(), new Held(handed.delivery()));
            tickets.done();
        } catch (TicketRejectedException e) {
            LOGGER.warn("{} is set aside: {}", handed.ticket(), e.getMessage());
            tickets.done();
        } catch (Throwable e) {
            LOGGER.warn("{} failed at delivery {}", handed.ticket(), handed.delivery(), e);
            tickets.release(handed);
        }
    }

    private record Held(int delivery) implements Lease {
        @Override
        public boolean lost() {
            return false;
        }
    }

    @Override
    public void check() {
        if (!thread.isAlive()) {
            throw new IllegalStateException("the worker " + thread.getName() + " has stopped");
        }
    }

    @Override
    public void abort() {
        closing = true;
        thread.interrupt();
        close();
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
