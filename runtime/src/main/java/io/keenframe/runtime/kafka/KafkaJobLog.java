package io.keenframe.runtime.kafka;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Json;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.JobStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted jobs topic, read from its beginning by a thread of its own. */
final class KafkaJobLog implements JobLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaJobLog.class);
    private static final TopicPartition JOBS = TopicAdmin.partition(Topics.JOBS);

    private final JobStates states = new JobStates();
    private final ReadMark mark = new ReadMark();
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Thread thread = new Thread(this::run, "keenframe-jobs-log");

    private KafkaJobLog(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer) {
        this.consumer = consumer;
        this.producer = producer;
    }

    /** Starts to read; returns once everything before the end is read. */
    static KafkaJobLog open(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer, long end)
            throws InterruptedException {
        KafkaJobLog log = new KafkaJobLog(consumer, producer);
        log.thread.setDaemon(true);
        log.thread.start();
        boolean open = false;
        try {
            log.mark.await(end);
            open = true;
            return log;
        } finally {
            if (!open) {
                log.close();
            }
        }
    }

    private void run() {
        try (consumer) {
            consumer.assign(List.of(JOBS));
            consumer.seekToBeginning(List.of(JOBS));
            while (true) {
                consumer.poll(Duration.ofMinutes(1)).records(JOBS).forEach(this::fold);
                mark.reached(consumer.position(JOBS));
            }
        } catch (WakeupException e) {
            end(new IllegalStateException("it is closed"));
        } catch (RuntimeException | Error e) {
            LOGGER.error("the jobs log cannot be read any more", e);
            end(e);
        }
    }

    private void end(Throwable reason) {
        states.end(reason);
        mark.end(reason);
    }

    private void fold(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                states.remove(record.key());
            } else {
                states.add(Json.read(record.value(), JobEvent.class));
            }
        } catch (RuntimeException e) {
            // One bad record, or one of a newer version, must not stop every job.
            LOGGER.warn("the event {} in the jobs log is not understood and is passed over", record.key(), e);
        }
    }

    @Override
    public void append(JobEvent event) throws InterruptedException {
        requireOtherThread();
        states.check();
        mark.await(offset(send(event.key(), Json.bytes(event))) + 1);
    }

    @Override
    public void forget(JobId job) throws InterruptedException {
        requireOtherThread();
        states.check();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (String key : states.keys(job)) {
            sent.add(send(key, null));
        }
        for (Future<RecordMetadata> one : sent) {
            mark.await(offset(one) + 1);
        }
    }

    private Future<RecordMetadata> send(String key, byte @Nullable [] value) throws InterruptedException {
        try {
            return producer.send(new ProducerRecord<>(Topics.JOBS, 0, key, value));
        } catch (InterruptException e) {
            throw Answers.interrupted(e);
        }
    }

    private static long offset(Future<RecordMetadata> sent) throws InterruptedException {
        return Answers.of(sent).offset();
    }

    private void requireOtherThread() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a listener of the jobs log cannot write to it: it would wait for itself");
        }
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
    public Subscription listen(java.util.function.Consumer<JobEvent> listener) {
        return states.listen(listener);
    }

    @Override
    public void check() {
        states.check();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
