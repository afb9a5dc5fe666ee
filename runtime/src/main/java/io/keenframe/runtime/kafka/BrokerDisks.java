package io.keenframe.runtime.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disks of a cluster's brokers, as the brokers tell of them (KIP-827). */
final class BrokerDisks {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerDisks.class);
    private static final int ANSWER_MS = 5_000;

    private final Admin admin;

    BrokerDisks(Admin admin) {
        this.admin = admin;
    }

    /** Which disk that holds one of the topics has less room than so many bytes, in one line with the way out. */
    Optional<String> crowding(Collection<String> topics, long bytes) throws InterruptedException {
        try {
            for (Map.Entry<Integer, Map<String, LogDirDescription>> broker :
                    describe().entrySet()) {
                for (Map.Entry<String, LogDirDescription> folder :
                        broker.getValue().entrySet()) {
                    if (holds(folder.getValue(), topics) && hasLess(folder.getValue(), bytes)) {
                        return Optional.of("the disk of " + folder.getKey() + " of Kafka's broker " + broker.getKey()
                                + " is nearly full; make room on it");
                    }
                }
            }
        } catch (KafkaException e) {
            // A user may not have the right to ask, and a broker that is away is noticed elsewhere.
            LOGGER.debug("the brokers do not tell of their disks", e);
        }
        return Optional.empty();
    }

    private Map<Integer, Map<String, LogDirDescription>> describe() throws InterruptedException {
        List<Integer> brokers =
                Answers.of(admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MS))
                                .nodes())
                        .stream()
                        .map(Node::id)
                        .toList();
        return Answers.of(admin.describeLogDirs(brokers, new DescribeLogDirsOptions().timeoutMs(ANSWER_MS))
                .allDescriptions());
    }

    private static boolean holds(LogDirDescription folder, Collection<String> topics) {
        return folder.replicaInfos().keySet().stream().anyMatch(partition -> topics.contains(partition.topic()));
    }

    private static boolean hasLess(LogDirDescription folder, long bytes) {
        return folder.usableBytes().isPresent() && folder.usableBytes().getAsLong() < bytes;
    }
}
