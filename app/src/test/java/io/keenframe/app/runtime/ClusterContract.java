package io.keenframe.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketRejectedException;
import io.keenframe.runtime.TicketWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every cluster promises. */
@Timeout(60)
abstract class ClusterContract {
    private static final AtomicInteger JOBS = new AtomicInteger();
    static final long SEGMENT = 64 << 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final JobId job = new JobId("job-" + JOBS.incrementAndGet());

    abstract Cluster cluster();

    @Test
    void framesLieAtConsecutiveOffsetsAndComeBackInAnyOrder() throws Exception {
        cluster().createTopics(job, SEGMENT);
        String topic = Topics.frames(job);
        try (FramePublisher publisher = cluster().openPublisher();
                FrameFetcher fetcher = cluster().openFetcher()) {
            publish(publisher, topic, 40);

            for (int offset : new int[] {0, 1, 2, 39, 7, 8, 3, 3, 38, 39}) {
                assertThat(fetcher.fetch(topic, offset)).isEqualTo(record(offset));
            }
        }
    }

    @Test
    void oneFetcherReadsTheFramesOfSeveralTopics() throws Exception {
        cluster().createTopics(job, SEGMENT);
        try (FramePublisher publisher = cluster().openPublisher();
                FrameFetcher fetcher = cluster().openFetcher()) {
            publish(publisher, Topics.frames(job), 4);
            publish(publisher, Topics.restored(job), 6);

            assertThat(fetcher.fetch(Topics.frames(job), 3)).isEqualTo(record(3));
            assertThat(fetcher.fetch(Topics.restored(job), 4)).isEqualTo(record(4));
            assertThat(fetcher.fetch(Topics.frames(job), 0)).isEqualTo(record(0));
        }
    }

    @Test
    void aTrimmedFrameIsGoneAndTheOthersStayWhereTheyAre() throws Exception {
        cluster().createTopics(job, SEGMENT);
        String topic = Topics.frames(job);
        try (FramePublisher publisher = cluster().openPublisher();
                FrameFetcher fetcher = cluster().openFetcher()) {
            publish(publisher, topic, 10);

            cluster().trim(topic, 5);
            cluster().trim(topic, 3); // further already

            assertThatThrownBy(() -> fetcher.fetch(topic, 4))
                    .isInstanceOf(FrameGoneException.class)
                    .hasMessageContaining("offset 4 of " + topic);
            assertThat(fetcher.fetch(topic, 5)).isEqualTo(record(5));
            assertThatThrownBy(() -> cluster().trim(topic, 11)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void topicsAreMadeAndDeletedAsOftenAsOneLikes() throws Exception {
        cluster().createTopics(job, SEGMENT);
        cluster().createTopics(job, SEGMENT);
        try (FramePublisher publisher = cluster().openPublisher();
                FrameFetcher fetcher = cluster().openFetcher()) {
            publish(publisher, Topics.frames(job), 1);
            assertThat(fetcher.fetch(Topics.frames(job), 0)).isEqualTo(record(0));

            cluster().deleteTopics(job);
            cluster().deleteTopics(job);
            cluster().trim(Topics.frames(job), 0);

            assertThatThrownBy(() -> fetcher.fetch(Topics.frames(job), 0)).isInstanceOf(FrameGoneException.class);
        }
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedAtOnce() {
        try (FramePublisher publisher = cluster().openPublisher()) {
            byte[] tooLarge = new byte[FramePublisher.LARGEST_RECORD + 1];

            assertThatThrownBy(() -> publisher.publish(Topics.frames(job), 7, tooLarge))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("frame 7");
        }
    }

    @Test
    void aLogShowsWhatItWroteAndWhatOthersWrote() throws Exception {
        try (JobLog mine = cluster().openLog();
                JobLog others = cluster().openLog()) {
            mine.append(Events.submitted(job));
            mine.append(Events.planned(job, 0));

            assertThat(mine.read(job, JobState::groupsPlanned)).isEqualTo(1);
            assertThat(others.await(job, state -> state.groupsPlanned() == 1, SOON))
                    .isTrue();
            assertThat(others.jobs()).contains(job);
            try (JobLog later = cluster().openLog()) {
                assertThat(later.read(job, JobState::groupsPlanned)).isEqualTo(1);
            }
        }
    }

    @Test
    void ofAGroupsRestorationsTheFirstOneWrittenCountsForEveryone() throws Exception {
        try (JobLog one = cluster().openLog();
                JobLog two = cluster().openLog()) {
            one.append(Events.planned(job, 0));
            two.append(Events.restored(job, 0, 70));
            one.append(Events.restored(job, 0, 50));

            try (JobLog later = cluster().openLog()) {
                for (JobLog log : List.of(one, two, later)) {
                    List<Long> offsets = log.read(
                            job, state -> state.restored(0).orElseThrow().offsets());
                    assertThat(offsets).containsExactly(70L);
                }
            }
        }
    }

    @Test
    void aListenerHearsEveryEventInItsOrderUntilItLeaves() throws Exception {
        List<JobEvent> heard = new ArrayList<>();
        try (JobLog log = cluster().openLog()) {
            JobLog.Subscription place = log.listen(event -> {
                if (event.job().equals(job)) {
                    heard.add(event);
                }
            });
            for (int group = 0; group < 20; group++) {
                log.append(Events.planned(job, group));
            }
            place.close();
            log.append(Events.planned(job, 20));
        }
        assertThat(heard)
                .hasSize(20)
                .extracting(event -> ((JobEvent.GroupPlanned) event).group().index())
                .isSorted();
    }

    @Test
    void aWaitEndsWithItsEventOrWithItsTime() throws Exception {
        try (JobLog log = cluster().openLog()) {
            CompletableFuture<Boolean> met = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    met.complete(log.await(job, state -> state.groupsPlanned() == 2, SOON));
                } catch (InterruptedException | RuntimeException e) {
                    met.completeExceptionally(e);
                }
            });
            waiting.start();
            log.append(Events.planned(job, 0));
            log.append(Events.planned(job, 1));

            assertThat(met.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(log.await(job, state -> state.groupsPlanned() == 3, Duration.ofMillis(20)))
                    .isFalse();
        }
    }

    @Test
    void aForgottenJobIsGoneForEveryone() throws Exception {
        try (JobLog log = cluster().openLog();
                JobLog other = cluster().openLog()) {
            log.append(Events.submitted(job));
            log.append(Events.planned(job, 0));
            assertThat(other.await(job, state -> state.groupsPlanned() == 1, SOON))
                    .isTrue();

            log.forget(job);

            assertThat(log.jobs()).doesNotContain(job);
            assertThat(other.await(job, state -> state.spec().isEmpty(), SOON)).isTrue();
            try (JobLog later = cluster().openLog()) {
                assertThat(later.read(job, JobState::groupsPlanned)).isZero();
            }
        }
    }

    @Test
    void aClosedLogTellsWhoAsks() throws Exception {
        JobLog log = cluster().openLog();
        log.close();

        assertThatThrownBy(() -> log.append(Events.submitted(job))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(log::check).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @Test
    void workersShareTheTicketsAndEachIsDoneOnce() throws Exception {
        BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
        try (TicketQueue tickets = cluster().openTickets();
                TicketWorker one = worker(ticket -> done.add(ticket));
                TicketWorker two = worker(ticket -> done.add(ticket))) {
            for (int group = 0; group < 30; group++) {
                tickets.offer(Events.restore(job, group));
            }
            List<Integer> groups = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                groups.add(take(done));
            }
            assertThat(groups).doesNotHaveDuplicates();
            one.check();
            two.check();
        }
        assertThat(done).isEmpty();
        assertThat(cluster().outstanding(Stage.RESTORE)).isZero();
    }

    private TicketWorker worker(IntConsumer work) {
        return cluster().startWorker(Stage.RESTORE, (ticket, lease) -> work.accept(Events.groupOf(ticket)));
    }

    @Test
    void aFailedTicketComesAgainAndARejectedOneDoesNot() throws Exception {
        BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
        try (TicketQueue tickets = cluster().openTickets();
                TicketWorker worker = cluster().startWorker(Stage.RESTORE, (ticket, lease) -> {
                    int group = Events.groupOf(ticket);
                    deliveries.add(group + "#" + lease.delivery());
                    if (group == 1) {
                        throw new TicketRejectedException("group 1 is hopeless");
                    }
                    if (group == 2 && lease.delivery() < 3) {
                        throw new IllegalStateException("group 2 fails twice");
                    }
                })) {
            tickets.offer(Events.restore(job, 1));
            tickets.offer(Events.restore(job, 2));

            assertThat(take(deliveries)).isEqualTo("1#1");
            assertThat(take(deliveries)).isEqualTo("2#1");
            assertThat(take(deliveries)).isEqualTo("2#2");
            assertThat(take(deliveries)).isEqualTo("2#3");
            worker.check();
        }
        assertThat(deliveries).isEmpty();
        assertThat(cluster().outstanding(Stage.RESTORE)).isZero();
    }

    @Test
    void anAbortedWorkersTicketGoesToAnother() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        BlockingQueue<Integer> deliveries = new LinkedBlockingQueue<>();
        try (TicketQueue tickets = cluster().openTickets()) {
            TicketWorker hangs = cluster().startWorker(Stage.RESTORE, (ticket, lease) -> {
                begun.countDown();
                new CountDownLatch(1).await();
            });
            tickets.offer(Events.restore(job, 0));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            hangs.abort();
            assertThatThrownBy(hangs::check).isInstanceOf(IllegalStateException.class);

            try (TicketWorker second =
                    cluster().startWorker(Stage.RESTORE, (ticket, lease) -> deliveries.add(lease.delivery()))) {
                assertThat(take(deliveries)).isEqualTo(2);
                second.check();
            }
        }
        assertThat(cluster().outstanding(Stage.RESTORE)).isZero();
    }

    @Test
    void aClosingWorkerFinishesWhatIsInHandAndTakesNoMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
        try (TicketQueue tickets = cluster().openTickets()) {
            TicketWorker worker = cluster().startWorker(Stage.RESTORE, (ticket, lease) -> {
                begun.countDown();
                mayEnd.await();
                done.add(Events.groupOf(ticket));
            });
            tickets.offer(Events.restore(job, 0));
            tickets.offer(Events.restore(job, 1));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            Thread closing = new Thread(worker::close);
            closing.start();
            mayEnd.countDown();
            closing.join();

            assertThat(done).contains(0);
            int left = 2 - done.size();
            assertThat(cluster().outstanding(Stage.RESTORE)).isEqualTo(left);
            drain(left);
        }
    }

    private void drain(int tickets) throws Exception {
        BlockingQueue<Integer> rest = new LinkedBlockingQueue<>();
        try (TicketWorker worker = worker(rest::add)) {
            for (int i = 0; i < tickets; i++) {
                take(rest);
            }
            worker.check();
        }
    }

    @Test
    void anOpenClusterIsWell() throws Exception {
        cluster().check();
    }

    static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T element = queue.poll(30, TimeUnit.SECONDS);
        assertThat(element).as("something within 30 s").isNotNull();
        return element;
    }

    static byte[] record(int frame) {
        byte[] record = new byte[1000 + frame];
        record[0] = (byte) frame;
        record[record.length - 1] = (byte) frame;
        return record;
    }

    static void publish(FramePublisher publisher, String topic, int frames) throws Exception {
        List<CompletableFuture<Long>> sent = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            sent.add(publisher.publish(topic, frame, record(frame)));
        }
        for (int frame = 0; frame < frames; frame++) {
            assertThat(sent.get(frame).get(30, TimeUnit.SECONDS)).isEqualTo(frame);
        }
    }
}
