package io.keenframe.runtime.kafka;

import io.keenframe.contract.Json;
import io.keenframe.contract.Ticket;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.metrics.Metrics;
import io.keenframe.runtime.metrics.TicketFate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A member of a stage's share group: one thread that polls and renews, and one that works. */
final class KafkaTicketWorker implements TicketWorker {
    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaTicketWorker.class);
    /** Short, so that the worker stops soon after it is told to. */
    private static final Duration IDLE_POLL = Duration.ofMillis(250);

    private final Stage stage;
    private final TicketHandler handler;
    private final Supplier<ShareConsumer<String, byte[]>> consumers;
    private final Duration lock;
    private final Metrics metrics;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable TicketRun current;
    private boolean aborted;
    private volatile @Nullable Throwable fault;

    private KafkaTicketWorker(
            Stage stage,
            TicketHandler handler,
            Supplier<ShareConsumer<String, byte[]>> consumers,
            Duration lock,
            Metrics metrics) {
        this.stage = stage;
        this.handler = handler;
        this.consumers = consumers;
        this.lock = lock;
        this.metrics = metrics;
        this.thread = new Thread(this::run, "keenframe-" + stage.label() + "-tickets");
    }

    static KafkaTicketWorker start(
            Stage stage,
            TicketHandler handler,
            Supplier<ShareConsumer<String, byte[]>> consumers,
            Duration lock,
            Metrics metrics) {
        KafkaTicketWorker worker = new KafkaTicketWorker(stage, handler, consumers, lock, metrics);
        worker.thread.setDaemon(true);
        worker.thread.start();
        return worker;
    }

    private void run() {
        try (ShareConsumer<String, byte[]> consumer = consumers.get()) {
            consumer.subscribe(List.of(stage.topic()));
            while (closing.getCount() > 0) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(IDLE_POLL)) {
                    work(consumer, record);
                }
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            fault = e;
            LOGGER.error("the {} worker stopped", stage.label(), e);
        }
    }

    private void work(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record)
            throws InterruptedException {
        Optional<Ticket> ticket = ticket(record);
        if (ticket.isEmpty()) {
            finish(consumer, record, TicketFate.REJECTED);
            return;
        }
        int delivery = record.deliveryCount().orElse((short) 1);
        TicketRun run = TicketRun.start(ticket.get(), delivery, handler, "keenframe-" + stage.label() + "-work");
        setCurrent(run);
        try {
            Optional<TicketFate> fate = run.await(lock.dividedBy(3));
            while (fate.isEmpty()) {
                if (!renew(consumer, record)) {
                    count(TicketFate.LOST);
                    run.lose();
                    return;
                }
                fate = run.await(lock.dividedBy(3));
            }
            if (fate.get() == TicketFate.RELEASED) {
                closing.await(Backoff.after(delivery, lock.dividedBy(3)).toMillis(), TimeUnit.MILLISECONDS);
            }
            finish(consumer, record, fate.get());
        } finally {
            setCurrent(null);
        }
    }

    private synchronized void setCurrent(@Nullable TicketRun run) {
        current = run;
        if (run != null && aborted) {
            run.release();
        }
    }

    private Optional<Ticket> ticket(ConsumerRecord<String, byte[]> record) {
        try {
            Ticket ticket = Json.read(record.value(), Ticket.class);
            if (Stage.of(ticket) == stage) {
                return Optional.of(ticket);
            }
            LOGGER.warn(
                    "{} at offset {} of {} is another stage's and is set aside",
                    ticket,
                    record.offset(),
                    stage.topic());
        } catch (RuntimeException e) {
            LOGGER.warn(
                    "the ticket at offset {} of {} is not understood and is set aside",
                    record.offset(),
                    stage.topic(),
                    e);
        }
        return Optional.empty();
    }

    /**
     * Holds the ticket for another lock's time; false where it is lost.
     *
     * <p>The commit matters: renewing by the poll alone also locks the next ticket behind our back.
     */
    private boolean renew(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record) {
        if (!acknowledge(consumer, record, AcknowledgeType.RENEW)) {
            return false;
        }
        count(TicketFate.RENEWED);
        boolean back = false;
        for (int i = 0; i < 4 && !back; i++) {
            for (ConsumerRecord<String, byte[]> held : consumer.poll(IDLE_POLL)) {
                if (held.offset() == record.offset()) {
                    back = true;
                } else {
                    acknowledge(consumer, held, AcknowledgeType.RELEASE);
                }
            }
        }
        return back;
    }

    private void finish(
            ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record, TicketFate fate) {
        AcknowledgeType type = switch (fate) {
            case ACCEPTED -> AcknowledgeType.ACCEPT;
            case REJECTED -> AcknowledgeType.REJECT;
            case RELEASED -> AcknowledgeType.RELEASE;
            case RENEWED, LOST -> throw new AssertionError(fate);
        };
        count(acknowledge(consumer, record, type) ? fate : TicketFate.LOST);
    }

    private boolean acknowledge(
            ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
        try {
            consumer.acknowledge(record, type);
            for (Optional<KafkaException> fault : consumer.commitSync(lock).values()) {
                if (fault.isPresent()) {
                    throw fault.get(); // it is only returned
                }
            }
            return true;
        } catch (KafkaException | IllegalStateException e) {
            LOGGER.warn(
                    "the ticket at offset {} of {} is lost to another worker: {} failed: {}",
                    record.offset(),
                    stage.topic(),
                    type,
                    e.getMessage());
            return false;
        }
    }

    private void count(TicketFate fate) {
        metrics.tickets(stage, fate).increment();
    }

    @Override
    public void check() {
        if (!thread.isAlive()) {
            String why = fault == null ? "it was closed" : String.valueOf(fault.getMessage());
            throw new IllegalStateException("the " + stage.label() + " worker has stopped: " + why, fault);
        }
    }

    @Override
    public void abort() {
        synchronized (this) {
            aborted = true;
            if (current != null) {
                current.release();
            }
        }
        close();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
