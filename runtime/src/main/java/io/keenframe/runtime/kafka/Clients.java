package io.keenframe.runtime.kafka;

import io.keenframe.runtime.FramePublisher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's clients with the properties that this work wants of them. */
final class Clients {
    /** Room for a record with its headers. */
    static final int LARGEST_REQUEST = FramePublisher.LARGEST_RECORD + 64 * 1024;

    private final KafkaSettings settings;

    Clients(KafkaSettings settings) {
        this.settings = settings;
    }

    Admin admin() {
        return Admin.create(common());
    }

    /** A producer of small records, each sent at once. */
    KafkaProducer<String, byte[]> recordProducer() {
        return new KafkaProducer<>(producer(32L << 20), new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer of frames, which blocks while it holds twice the largest. */
    KafkaProducer<String, byte[]> frameProducer() {
        return new KafkaProducer<>(producer(2L * LARGEST_REQUEST), new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producer(long buffer) {
        Map<String, Object> config = common();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, buffer);
        // The system's own size: with Kafka's 128 KiB every write copies all that is left of a large record.
        config.put(ProducerConfig.SEND_BUFFER_CONFIG, -1);
        // A broker's restart is waited for.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 300_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return config;
    }

    /** A consumer that fetches one batch at a time, so that a single frame costs a single frame. */
    KafkaConsumer<String, byte[]> frameConsumer() {
        Map<String, Object> config = consumer();
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // The first batch always comes whole; larger figures drag many frames along (50 times slower at random).
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 4 << 20);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer that reads a log from its beginning. */
    KafkaConsumer<String, byte[]> logConsumer() {
        Map<String, Object> config = consumer();
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumer() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return config;
    }

    /** A member of a share group that holds one record at a time. */
    ShareConsumer<String, byte[]> shareConsumer(String group) {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        config.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaShareConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        return config;
    }
}
