package io.keenframe.app.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The properties of a broker that is alone, starts fast and keeps little. */
final class BrokerConfig {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String LARGEST_RECORD = Integer.toString(64 << 20);

    private BrokerConfig() {}

    /** The properties of a broker with its data in a folder and its listeners at two ports of the loopback. */
    static Map<String, Object> of(Path data, int port, int controllerPort) {
        Map<String, Object> config = new HashMap<>();
        config.putAll(identity(data, port, controllerPort));
        config.putAll(alone());
        config.putAll(quick());
        config.putAll(storage());
        config.putAll(shareGroups());
        return config;
    }

    private static Map<String, String> identity(Path data, int port, int controllerPort) {
        String client = "PLAINTEXT://127.0.0.1:" + port;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                // Static voters: their ports may be others after a restart.
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                client + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                client,
                "log.dirs",
                data.toAbsolutePath().toString(),
                "metric.reporters",
                "");
    }

    /** One broker has one copy of everything; small machines have few cores. */
    private static Map<String, String> alone() {
        Map<String, String> config = new HashMap<>();
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            config.put(topic + ".replication.factor", "1");
            config.put(topic + ".num.partitions", "1");
        }
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("auto.create.topics.enable", "false");
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("background.threads", "2");
        config.put("group.coordinator.threads", "1");
        return config;
    }

    private static Map<String, String> quick() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // A start after a crash waits for the old session to end; where restoring takes every core, a shorter
                // one ends while the broker lives. Never disable controlled shutdown: every start would wait.
                "broker.session.timeout.ms", "6000",
                "broker.heartbeat.interval.ms", "500",
                "controller.quorum.election.timeout.ms", "100");
    }

    private static Map<String, String> storage() {
        return Map.of(
                "message.max.bytes", LARGEST_RECORD,
                "log.segment.bytes", LARGEST_RECORD,
                // What is let go of leaves the disk at once, or a fast job has there what it did in the meantime.
                "log.initial.task.delay.ms", "250",
                "log.retention.check.interval.ms", "250",
                "log.segment.delete.delay.ms", "0",
                // 128 MB of heap by default, for a log of a few thousand keys.
                "log.cleaner.dedupe.buffer.size", "2097152");
    }

    /** A worker that joins gets its first ticket within a second, and a lock may be short. */
    private static Map<String, String> shareGroups() {
        return Map.of(
                "group.share.min.heartbeat.interval.ms", "100",
                "group.share.heartbeat.interval.ms", "150",
                "group.share.assignment.interval.ms", "0",
                "group.share.min.record.lock.duration.ms", "1000");
    }
}
