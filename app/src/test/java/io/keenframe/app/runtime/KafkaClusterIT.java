package io.keenframe.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.broker.EmbeddedBroker;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.NoClusterException;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import io.keenframe.runtime.metrics.TicketFate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract against the real broker, and what only a broker can show. */
class KafkaClusterIT extends ClusterContract {
    /** The shortest that the broker grants, so that it runs out within a test. */
    private static final Duration LOCK = Duration.ofSeconds(1);

    private static final Metrics METRICS = new Metrics();

    private static EmbeddedBroker broker;
    private static KafkaCluster cluster;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        broker = EmbeddedBroker.start(data);
        cluster = open(broker);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        broker.check();
        broker.close();
    }

    private static KafkaCluster open(EmbeddedBroker at) throws InterruptedException {
        return KafkaCluster.open(KafkaSettings.of(at.bootstrap()).withLock(LOCK), METRICS);
    }

    @Override
    Cluster cluster() {
        return cluster;
    }

    @Test
    void workThatTakesLongerThanTheLockIsDoneOnce() throws Exception {
        JobId job = new JobId("long-work");
        double renewedBefore = renewed();
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        TicketHandler slow = (ticket, lease) -> {
            while (renewed() < renewedBefore + 7) { // more than two locks' time
                TimeUnit.MILLISECONDS.sleep(50);
            }
            done.add(lease.delivery() + (lease.lost() ? " lost" : " held"));
        };
        try (TicketQueue tickets = cluster.openTickets();
                TicketWorker one = cluster.startWorker(Stage.RESTORE, slow);
                TicketWorker two = cluster.startWorker(Stage.RESTORE, slow)) {
            tickets.offer(Events.restore(job, 0));

            assertThat(take(done)).isEqualTo("1 held");
            one.check();
            two.check();
        }
        assertThat(done).isEmpty();
        assertThat(cluster.outstanding(Stage.RESTORE)).isZero();
    }

    private static double renewed() {
        return METRICS.tickets(Stage.RESTORE, TicketFate.RENEWED).count();
    }

    @Test
    void aKilledWorkersTicketIsSoonWithAnother() throws Exception {
        JobId job = new JobId("killed-worker");
        BlockingQueue<Integer> deliveries = new LinkedBlockingQueue<>();
        // The lock is long: it is the broken connection that sets the ticket free.
        try (TicketQueue tickets = cluster.openTickets();
                DoomedWorker doomed = DoomedWorker.start(broker.bootstrap(), Duration.ofMinutes(1))) {
            tickets.offer(new Ticket.Assemble(job));
            doomed.awaitTicket();
            doomed.kill();

            try (TicketWorker survivor =
                    cluster.startWorker(Stage.ASSEMBLE, (ticket, lease) -> deliveries.add(lease.delivery()))) {
                assertThat(take(deliveries)).isEqualTo(2);
                survivor.check();
            }
        } finally {
            open(broker).close(); // the short lock again
        }
    }

    @Test
    void whatIsNoTicketIsSetAside() throws Exception {
        JobId job = new JobId("no-ticket");
        BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
        try (FramePublisher raw = cluster.openPublisher();
                TicketQueue tickets = cluster.openTickets();
                TicketWorker worker =
                        cluster.startWorker(Stage.RESTORE, (ticket, lease) -> done.add(Events.groupOf(ticket)))) {
            raw.publish(Stage.RESTORE.topic(), 0, "nonsense".getBytes(StandardCharsets.UTF_8))
                    .get(30, TimeUnit.SECONDS);
            tickets.offer(Events.restore(job, 5));

            assertThat(take(done)).isEqualTo(5);
            worker.check();
        }
        assertThat(METRICS.tickets(Stage.RESTORE, TicketFate.REJECTED).count()).isPositive();
    }

    @Test
    void whatIsNoEventIsPassedOver() throws Exception {
        JobId job = new JobId("no-event");
        try (FramePublisher raw = cluster.openPublisher();
                JobLog log = cluster.openLog()) {
            raw.publish(Topics.JOBS, 0, "nonsense".getBytes(StandardCharsets.UTF_8))
                    .get(30, TimeUnit.SECONDS);

            log.append(Events.planned(job, 0));

            assertThat(log.read(job, JobState::groupsPlanned)).isEqualTo(1);
        }
    }

    @Test
    void aLargeFrameGoesThrough() throws Exception {
        JobId job = new JobId("large");
        byte[] frame = new byte[25 << 20];
        new Random(1).nextBytes(frame);
        cluster.createTopics(job, SEGMENT);
        try (FramePublisher publisher = cluster.openPublisher();
                FrameFetcher fetcher = cluster.openFetcher()) {
            long offset = publisher.publish(Topics.frames(job), 0, frame).get(30, TimeUnit.SECONDS);

            assertThat(fetcher.fetch(Topics.frames(job), offset)).isEqualTo(frame);
        }
        cluster.deleteTopics(job);
    }

    @Test
    void theDisksOfBrokersAreTold() throws Exception {
        JobId job = new JobId("crowded");
        assertThat(cluster.crowding(job, Long.MAX_VALUE)).isEmpty(); // it has no frames there
        cluster.createTopics(job, SEGMENT);
        assertThat(cluster.crowding(job, 1)).isEmpty();
        assertThat(cluster.crowding(job, Long.MAX_VALUE))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("the disk of /")
                        .endsWith(" of Kafka's broker 1 is nearly full; make room on it"));
        cluster.deleteTopics(job);
    }

    @Test
    void everythingIsThereAgainAfterARestart(@TempDir Path folder) throws Exception {
        Path data = Path.of("").toAbsolutePath().relativize(folder); // no matter how the folder is named
        JobId job = new JobId("restart");
        try (EmbeddedBroker first = EmbeddedBroker.start(data);
                KafkaCluster before = open(first);
                JobLog log = before.openLog();
                FramePublisher publisher = before.openPublisher();
                TicketQueue tickets = before.openTickets()) {
            before.createTopics(job, SEGMENT);
            publish(publisher, Topics.frames(job), 3);
            log.append(Events.planned(job, 0));
            tickets.offer(Events.restore(job, 9));
        }
        BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
        try (EmbeddedBroker second = EmbeddedBroker.start(data);
                KafkaCluster after = open(second);
                JobLog log = after.openLog();
                FrameFetcher fetcher = after.openFetcher();
                TicketWorker worker =
                        after.startWorker(Stage.RESTORE, (ticket, lease) -> done.add(Events.groupOf(ticket)))) {
            assertThat(log.read(job, JobState::groupsPlanned)).isEqualTo(1);
            assertThat(fetcher.fetch(Topics.frames(job), 2)).isEqualTo(record(2));
            assertThat(take(done)).isEqualTo(9);
            worker.check();
        }
    }

    @Test
    void noBrokerIsSaidInOneLine() {
        assertThatThrownBy(() -> KafkaCluster.open(KafkaSettings.of("127.0.0.1:1"), METRICS))
                .isInstanceOf(NoClusterException.class)
                .hasMessage("no Kafka broker answers at 127.0.0.1:1; start one or leave out --kafka");
    }
}
