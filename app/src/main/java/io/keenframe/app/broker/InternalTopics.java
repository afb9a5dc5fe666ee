package io.keenframe.app.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics in which the broker keeps its groups, made at once.
 *
 * <p>It would make them itself, when the first member of a share group asks: that member then waits two seconds.
 */
final class InternalTopics {
    private InternalTopics() {}

    /** Makes them, with the settings that the broker gives them. */
    static void create(String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.createTopics(List.of(
                            topic(
                                    "__consumer_offsets",
                                    Map.of("cleanup.policy", "compact", "segment.bytes", "104857600")),
                            topic(
                                    "__share_group_state",
                                    Map.of(
                                            "cleanup.policy",
                                            "delete",
                                            "retention.ms",
                                            "-1",
                                            "segment.bytes",
                                            "104857600"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(1), Optional.of((short) 1)).configs(settings);
    }
}
