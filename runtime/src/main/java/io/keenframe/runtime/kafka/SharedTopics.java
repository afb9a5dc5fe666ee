package io.keenframe.runtime.kafka;

import io.keenframe.contract.Topics;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics and share groups that all jobs go through. */
final class SharedTopics {
    /** Where tickets end that could not be done. */
    static final String DEAD_TICKETS = "dlq.tickets";

    private static final Logger LOGGER = LoggerFactory.getLogger(SharedTopics.class);
    private static final String SEGMENT = Integer.toString(16 << 20);

    private final Admin admin;
    private final TopicAdmin topics;

    SharedTopics(Admin admin, TopicAdmin topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** Makes what is missing. The groups come first: a group without settings skips what was sent before it. */
    void prepare(Duration lock) throws InterruptedException {
        for (Stage stage : Stage.values()) {
            configure(stage.group(), required(lock));
        }
        topics.create(newTopics());
        deadLetters();
    }

    private static Map<String, String> required(Duration lock) {
        return Map.of(
                "share.auto.offset.reset", "earliest",
                "share.record.lock.duration.ms", Long.toString(lock.toMillis()),
                "share.delivery.count.limit", Integer.toString(Cluster.DELIVERIES));
    }

    private static List<NewTopic> newTopics() {
        List<NewTopic> all = new ArrayList<>();
        all.add(topic(Topics.JOBS, Map.of("cleanup.policy", "compact", "segment.bytes", SEGMENT)));
        for (Stage stage : Stage.values()) {
            all.add(topic(stage.topic(), Map.of("retention.ms", days(30), "segment.bytes", SEGMENT)));
        }
        all.add(topic(
                Topics.DEAD_FRAMES,
                Map.of(
                        "max.message.bytes",
                        Integer.toString(Clients.LARGEST_REQUEST),
                        "retention.ms",
                        days(30),
                        "retention.bytes",
                        Long.toString(1L << 30))));
        return all;
    }

    /** Hopeless tickets are kept where the broker can; an older one only drops them. */
    private void deadLetters() throws InterruptedException {
        try {
            topics.create(List.of(topic(
                    DEAD_TICKETS, Map.of("errors.deadletterqueue.group.enable", "true", "retention.ms", days(30)))));
            for (Stage stage : Stage.values()) {
                configure(
                        stage.group(),
                        Map.of(
                                "errors.deadletterqueue.topic.name",
                                DEAD_TICKETS,
                                "errors.deadletterqueue.copy.record.enable",
                                "true"));
            }
        } catch (KafkaException e) {
            LOGGER.warn("the broker keeps no dead tickets: {}", e.getMessage());
        }
    }

    private static NewTopic topic(String name, Map<String, String> configs) {
        return TopicAdmin.topic(name, configs);
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }

    private void configure(String group, Map<String, String> configs) throws InterruptedException {
        Collection<AlterConfigOp> ops = new ArrayList<>();
        configs.forEach(
                (key, value) -> ops.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        Map<ConfigResource, Collection<AlterConfigOp>> change = new HashMap<>();
        change.put(new ConfigResource(ConfigResource.Type.GROUP, group), ops);
        Answers.of(admin.incrementalAlterConfigs(change).all());
    }
}
