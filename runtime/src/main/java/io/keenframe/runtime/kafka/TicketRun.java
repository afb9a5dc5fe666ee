package io.keenframe.runtime.kafka;

import io.keenframe.contract.Ticket;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketRejectedException;
import io.keenframe.runtime.metrics.TicketFate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ticket at work: the handler on a thread of its own, and what became of it. */
final class TicketRun implements Lease {
    private static final Logger LOGGER = LoggerFactory.getLogger(TicketRun.class);

    private final Ticket ticket;
    private final int delivery;
    private final CompletableFuture<TicketFate> fate = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean lost;

    private TicketRun(Ticket ticket, int delivery, TicketHandler handler, String name) {
        this.ticket = ticket;
        this.delivery = delivery;
        this.thread = new Thread(() -> fate.complete(handle(handler)), name);
        thread.setDaemon(true);
    }

    /** Starts the handler. */
    static TicketRun start(Ticket ticket, int delivery, TicketHandler handler, String threadName) {
        TicketRun run = new TicketRun(ticket, delivery, handler, threadName);
        run.thread.start();
        return run;
    }

    private TicketFate handle(TicketHandler handler) {
        try {
            handler.handle(ticket, this);
            return TicketFate.ACCEPTED;
        } catch (TicketRejectedException e) {
            LOGGER.warn("{} is set aside: {}", ticket, e.getMessage());
            return TicketFate.REJECTED;
        } catch (Throwable e) {
            // Whatever it was, the next worker may do better; at the last delivery the ticket is set aside.
            report(e);
            return TicketFate.RELEASED;
        }
    }

    private void report(Throwable e) {
        if (fate.isDone() || lost) {
            LOGGER.debug("{} was stopped", ticket, e);
        } else {
            LOGGER.warn("{} failed at delivery {}", ticket, delivery, e);
        }
    }

    /** What became of the ticket; empty where it is still worked on after this time. */
    Optional<TicketFate> await(Duration time) throws InterruptedException {
        try {
            return Optional.of(fate.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new AssertionError(e); // the fate is never completed so
        }
    }

    /** Says that the ticket is another's, and waits until the handler has stopped. */
    void lose() throws InterruptedException {
        lost = true;
        thread.interrupt();
        thread.join();
    }

    /** Hands the ticket back without waiting for the handler. */
    void release() {
        fate.complete(TicketFate.RELEASED);
        thread.interrupt();
    }

    @Override
    public boolean lost() {
        return lost;
    }

    @Override
    public int delivery() {
        return delivery;
    }
}
