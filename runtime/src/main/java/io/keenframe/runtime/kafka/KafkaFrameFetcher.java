package io.keenframe.runtime.kafka;

import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FrameGoneException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A consumer without a group that seeks where it is not already. */
final class KafkaFrameFetcher implements FrameFetcher {
    /** Short, because Kafka's client spins where a topic is gone. */
    private static final Duration POLL = Duration.ofMillis(250);
    /** A broker's restart is waited for. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Consumer<String, byte[]> consumer;
    private @Nullable TopicPartition assigned;
    private long next = -1;

    KafkaFrameFetcher(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public byte[] fetch(String topic, long offset) throws InterruptedException {
        TopicPartition partition = TopicAdmin.partition(topic);
        try {
            seek(partition, offset);
            return poll(partition, offset);
        } catch (InvalidOffsetException e) {
            throw gone(topic, offset, "was trimmed or never written", e);
        } catch (InterruptException e) {
            throw Answers.interrupted(e);
        }
    }

    private void seek(TopicPartition partition, long offset) {
        if (!partition.equals(assigned)) {
            consumer.assign(List.of(partition));
            assigned = partition;
            next = -1;
        }
        if (next != offset) {
            consumer.seek(partition, offset);
        }
        next = -1; // until the record is here
    }

    private byte[] poll(TopicPartition partition, long offset) {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return value(records.iterator().next(), offset);
            }
            requireTopic(partition.topic(), offset);
            if (System.nanoTime() > deadline) {
                throw gone(partition.topic(), offset, "did not come in time", null);
            }
        }
    }

    private byte[] value(ConsumerRecord<String, byte[]> record, long offset) {
        if (record.offset() != offset) {
            throw gone(record.topic(), offset, "is not there; the next is at " + record.offset(), null);
        }
        next = offset + 1;
        return record.value();
    }

    private void requireTopic(String topic, long offset) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(10));
        if (partitions == null || partitions.isEmpty()) {
            assigned = null; // a new topic of this name would be another
            throw gone(topic, offset, "is gone with its topic: the job was deleted", null);
        }
    }

    private static FrameGoneException gone(String topic, long offset, String why, @Nullable Exception cause) {
        String message = "the frame at offset " + offset + " of " + topic + " " + why;
        return cause == null ? new FrameGoneException(message) : new FrameGoneException(message, cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
