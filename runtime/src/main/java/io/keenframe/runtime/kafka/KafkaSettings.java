package io.keenframe.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to reach a Kafka cluster.
 *
 * @param bootstrap the first brokers to ask, as HOST:PORT, separated by commas
 * @param client properties for all clients, such as those of TLS and SASL, by Kafka's names
 * @param lock for how long a ticket stays a worker's without a sign of life: what a frozen worker costs; the broker
 *     says within which bounds, by default 15 to 60 s
 */
public record KafkaSettings(String bootstrap, Map<String, String> client, Duration lock) {
    /** The shortest lock that a broker with default settings grants. */
    public static final Duration LOCK = Duration.ofSeconds(15);

    public KafkaSettings {
        Bootstrap.parse(bootstrap);
        client = Map.copyOf(new TreeMap<>(client));
        if (lock.toMillis() < 1) {
            throw new IllegalArgumentException("a ticket's lock of " + lock + " is none");
        }
    }

    /** A cluster that asks for nothing special. */
    public static KafkaSettings of(String bootstrap) {
        return new KafkaSettings(bootstrap, Map.of(), LOCK);
    }

    /** The same with other client properties. */
    public KafkaSettings withClient(Map<String, String> properties) {
        return new KafkaSettings(bootstrap, properties, lock);
    }

    /** The same with another lock. */
    public KafkaSettings withLock(Duration duration) {
        return new KafkaSettings(bootstrap, client, duration);
    }
}
