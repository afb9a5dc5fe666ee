package io.keenframe.runtime.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes, trims and removes topics of one partition. */
final class TopicAdmin {
    private static final long READY_WITHIN = TimeUnit.SECONDS.toNanos(30);

    private final Admin admin;

    TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /** A topic of one partition with the broker's own count of replicas. */
    static NewTopic topic(String name, Map<String, String> configs) {
        return new NewTopic(name, Optional.of(1), Optional.empty()).configs(configs);
    }

    static TopicPartition partition(String topic) {
        return new TopicPartition(topic, 0);
    }

    /** Makes the topics that are missing; returns once all of them can be written to. */
    void create(Collection<NewTopic> topics) throws InterruptedException {
        Map<String, KafkaFuture<Void>> made = admin.createTopics(topics).values();
        for (KafkaFuture<Void> one : made.values()) {
            try {
                Answers.of(one);
            } catch (TopicExistsException e) {
                // As it should be.
            }
        }
        for (String name : made.keySet()) {
            awaitReady(name);
        }
    }

    /** A producer that writes before the partition has a leader may lose records (KAFKA-15591). */
    private void awaitReady(String topic) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN;
        while (!hasLeader(topic)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("topic " + topic + " was made but got no leader");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        offset(topic, OffsetSpec.latest()); // the leader answers for it
    }

    private boolean hasLeader(String topic) throws InterruptedException {
        return describe(topic)
                .filter(description -> description.partitions().get(0).leader() != null)
                .isPresent();
    }

    private Optional<TopicDescription> describe(String topic) throws InterruptedException {
        try {
            return Optional.ofNullable(
                    Answers.of(admin.describeTopics(List.of(topic)).allTopicNames())
                            .get(topic));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** An offset of the topic's one partition. */
    long offset(String topic, OffsetSpec which) throws InterruptedException {
        TopicPartition partition = partition(topic);
        return Answers.of(admin.listOffsets(Map.of(partition, which)).partitionResult(partition))
                .offset();
    }

    /** Removes topics; one that is not there is passed over. */
    void delete(List<String> topics) throws InterruptedException {
        for (KafkaFuture<Void> one :
                admin.deleteTopics(topics).topicNameValues().values()) {
            try {
                Answers.of(one);
            } catch (UnknownTopicOrPartitionException e) {
                // As it should be.
            }
        }
    }

    /** Lets go of the records before an offset; a topic that is not there, or is trimmed further, is passed over. */
    void trim(String topic, long beforeOffset) throws InterruptedException {
        if (describe(topic).isEmpty()) {
            return; // asked first, because Kafka's client would look for it for a minute
        }
        RecordsToDelete records = RecordsToDelete.beforeOffset(beforeOffset);
        try {
            Answers.of(admin.deleteRecords(Map.of(partition(topic), records)).all());
        } catch (OffsetOutOfRangeException e) {
            if (beforeOffset > offset(topic, OffsetSpec.latest())) {
                throw new IllegalArgumentException(
                        "topic " + topic + " cannot be trimmed before " + beforeOffset + ", which is beyond its end",
                        e);
            }
        }
    }
}
