package io.keenframe.runtime.kafka;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.NoClusterException;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A Kafka cluster, 4.2 or newer, that frames, tickets and events flow through. */
public final class KafkaCluster implements Cluster {
    private static final Duration REACH = Duration.ofSeconds(3);
    private static final int FIRST_ANSWER_MS = 15_000;
    private static final int CHECK_MS = 2_000;

    private final KafkaSettings settings;
    private final Metrics metrics;
    private final Clients clients;
    private final Admin admin;
    private final TopicAdmin topics;
    private final BrokerDisks disks;
    private final KafkaProducer<String, byte[]> records;

    private KafkaCluster(KafkaSettings settings, Metrics metrics, Clients clients, Admin admin) {
        this.settings = settings;
        this.metrics = metrics;
        this.clients = clients;
        this.admin = admin;
        this.topics = new TopicAdmin(admin);
        this.disks = new BrokerDisks(admin);
        this.records = clients.recordProducer();
    }

    /**
     * Connects to a cluster and makes the topics and share groups that all jobs go through, where they are missing.
     *
     * @throws NoClusterException where no broker answers, or it is too old
     */
    public static KafkaCluster open(KafkaSettings settings, Metrics metrics) throws InterruptedException {
        Bootstrap.requireReachable(settings.bootstrap(), REACH);
        Clients clients = new Clients(settings);
        Admin admin = clients.admin();
        try {
            requireShareGroups(admin, settings.bootstrap());
            new SharedTopics(admin, new TopicAdmin(admin)).prepare(settings.lock());
            return new KafkaCluster(settings, metrics, clients, admin);
        } catch (RuntimeException | InterruptedException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static void requireShareGroups(Admin admin, String bootstrap) throws InterruptedException {
        Map<String, FinalizedVersionRange> features;
        try {
            features = admin.describeFeatures(new DescribeFeaturesOptions().timeoutMs(FIRST_ANSWER_MS))
                    .featureMetadata()
                    .get()
                    .finalizedFeatures();
        } catch (ExecutionException e) {
            throw Bootstrap.noBroker(bootstrap, e.getCause());
        }
        FinalizedVersionRange share = features.get("share.version");
        if (share == null || share.maxVersionLevel() < 1) {
            throw new NoClusterException(
                    "the Kafka at " + bootstrap + " has no share groups; upgrade it to 4.2 or newer"
                            + " and run kafka-features.sh upgrade --feature share.version=1");
        }
    }

    @Override
    public JobLog openLog() throws InterruptedException {
        return KafkaJobLog.open(clients.logConsumer(), records, topics.offset(Topics.JOBS, OffsetSpec.latest()));
    }

    @Override
    public FramePublisher openPublisher() {
        return new KafkaFramePublisher(clients.frameProducer(), metrics.queue("publish"));
    }

    @Override
    public FrameFetcher openFetcher() {
        return new KafkaFrameFetcher(clients.frameConsumer());
    }

    @Override
    public TicketQueue openTickets() {
        return new KafkaTicketQueue(records);
    }

    @Override
    public TicketWorker startWorker(Stage stage, TicketHandler handler) {
        return KafkaTicketWorker.start(
                stage, handler, () -> clients.shareConsumer(stage.group()), settings.lock(), metrics);
    }

    @Override
    public void createTopics(JobId job, long segment) throws InterruptedException {
        topics.create(List.of(jobTopic(Topics.frames(job), segment), jobTopic(Topics.restored(job), segment)));
    }

    private static NewTopic jobTopic(String name, long segment) {
        return TopicAdmin.topic(
                name,
                Map.of(
                        "max.message.bytes", Integer.toString(Clients.LARGEST_REQUEST),
                        // Only whole closed segments can be let go, and time closes them where frames are slow.
                        "segment.bytes", Long.toString(Math.min(segment, Clients.LARGEST_REQUEST)),
                        "segment.ms", "10000",
                        // For what a crash leaves behind.
                        "retention.ms", Long.toString(Duration.ofDays(7).toMillis())));
    }

    @Override
    public void deleteTopics(JobId job) throws InterruptedException {
        topics.delete(List.of(Topics.frames(job), Topics.restored(job)));
    }

    @Override
    public void deleteTopic(String topic) throws InterruptedException {
        topics.delete(List.of(topic));
    }

    @Override
    public void trim(String topic, long beforeOffset) throws InterruptedException {
        topics.trim(topic, beforeOffset);
    }

    @Override
    public Optional<String> crowding(JobId job, long bytes) throws InterruptedException {
        return disks.crowding(List.of(Topics.frames(job), Topics.restored(job)), bytes);
    }

    @Override
    public long outstanding(Stage stage) throws InterruptedException {
        TopicPartition partition = TopicAdmin.partition(stage.topic());
        SharePartitionOffsetInfo info = Answers.of(
                        admin.listShareGroupOffsets(Map.of(stage.group(), new ListShareGroupOffsetsSpec()))
                                .partitionsToOffsetInfo(stage.group()))
                .get(partition);
        if (info != null && info.lag().isPresent()) {
            return info.lag().get();
        }
        // No worker has ever come.
        return topics.offset(stage.topic(), OffsetSpec.latest()) - topics.offset(stage.topic(), OffsetSpec.earliest());
    }

    @Override
    public void check() throws InterruptedException {
        try {
            Answers.of(admin.describeCluster(new DescribeClusterOptions().timeoutMs(CHECK_MS))
                    .clusterId());
        } catch (KafkaException e) {
            throw new NoClusterException("no Kafka broker answers at " + settings.bootstrap(), e);
        }
    }

    @Override
    public void close() {
        records.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
