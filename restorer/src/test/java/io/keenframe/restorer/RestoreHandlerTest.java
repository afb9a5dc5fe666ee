package io.keenframe.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.engine.EngineSettingsException;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.TicketRejectedException;
import io.keenframe.runtime.memory.MemoryCluster;
import io.keenframe.runtime.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoreHandlerTest {
    private static final JobId JOB = new JobId("film");
    private static final Group GROUP = new Group(4, 1, 30, 3, 0, new Reference(31, 1, 0.5));
    private static final Ticket.Restore TICKET = new Ticket.Restore(JOB, GROUP);
    private static final FakeLease FIRST = new FakeLease(1);
    private static final FakeLease CAUTIOUS = new FakeLease(4);
    private static final FakeLease LAST = new FakeLease(Cluster.DELIVERIES);

    private final FakeLog log = new FakeLog();
    private final FakeTopics topics = new FakeTopics();
    private final FakeEngines engines = new FakeEngines();
    private final Metrics metrics = new Metrics();
    private final FrameCodec codec = new FrameCodec();
    private final EngineSlot slot = new EngineSlot(engines);
    private final GroupRestorer groups = new GroupRestorer("restore-0", topics.fetcher(), topics.publisher());
    private final MemoryCluster cluster = new MemoryCluster();
    private final RestoreHandler handler = new RestoreHandler(
            new Surrender(cluster, log), cluster.openTickets(), slot, groups, metrics, Duration.ZERO, System::nanoTime);

    @AfterEach
    void close() {
        handler.stop();
        groups.close();
        cluster.close();
        metrics.close();
        codec.close();
    }

    @Test
    void aGroupIsRestoredPublishedAndSaidToBe() throws Exception {
        // Given
        submit("inverting");
        List<Frame> frames = publishFrames();
        topics.add(Topics.restored(JOB), new byte[1]);

        // When
        handler.handle(TICKET, FIRST);

        // Then
        JobEvent.GroupRestored event = restoredEvent();
        assertThat(event.group()).isEqualTo(4);
        assertThat(event.offsets()).containsExactly(1L, 2L, 3L);
        assertThat(event.diffused()).isEqualTo(1 / 3.0);
        assertThat(event.seconds()).containsKeys("fetch", "unpack", "wait", "pack", "publish");
        List<byte[]> records = topics.records(Topics.restored(JOB));
        assertThat(codec.decode(records.get(1))).isEqualTo(frames.get(0));
        assertThat(codec.decode(records.get(2))).isEqualTo(FakeEngines.inverted(frames.get(1)));
        assertThat(codec.decode(records.get(3))).isEqualTo(frames.get(2));
        assertThat(metrics.frames(Stage.RESTORE).count()).isEqualTo(3);
        assertThat(metrics.framesDiffused().count()).isEqualTo(1);
        assertThat(metrics.groups(Stage.RESTORE).count()).isEqualTo(1);
    }

    @Test
    void anUnchangedFrameIsTheVeryRecordThatCame() throws Exception {
        submit("inverting");
        publishFrames();
        handler.handle(TICKET, FIRST);
        assertThat(topics.records(Topics.restored(JOB)).get(0))
                .isSameAs(topics.records(Topics.frames(JOB)).get(0));
    }

    @Test
    void anEngineThatChangesNothingNeedsNoUnpacking() throws Exception {
        submit("nothing");
        byte[] notEvenAFrame = {1, 2, 3};
        for (int i = 0; i < 3; i++) {
            topics.add(Topics.frames(JOB), notEvenAFrame);
        }
        handler.handle(TICKET, FIRST);
        assertThat(topics.records(Topics.restored(JOB))).containsExactly(notEvenAFrame, notEvenAFrame, notEvenAFrame);
        assertThat(restoredEvent().seconds()).containsOnlyKeys("fetch", "publish");
    }

    @Test
    void aGroupThatIsRestoredAlreadyIsDone() throws Exception {
        submit("inverting");
        publishFrames();
        log.append(new JobEvent.GroupRestored(JOB, 4, List.of(7L, 8L, 9L), 1, Map.of()));
        handler.handle(TICKET, FIRST);
        assertThat(topics.fetched).isZero();
        assertThat(engines.opened).isEmpty();
    }

    @Test
    void aJobThatEndedOrIsForgottenWantsNothing() throws Exception {
        handler.handle(TICKET, FIRST);
        submit("inverting");
        log.append(new JobEvent.Failed(JOB, "ingest", "no such file"));
        handler.handle(TICKET, FIRST);
        assertThat(topics.fetched).isZero();
    }

    @Test
    void aTicketOfFramesThatWerePublishedAnewIsDropped() throws Exception {
        submit("inverting");
        publishFrames();
        Reference reference = new Reference(30, 9, 1);
        handler.handle(new Ticket.Restore(JOB, new Group(4, 1, 30, 3, 9, reference)), FIRST);
        assertThat(topics.fetched).isZero();
        assertThat(log.events).noneMatch(JobEvent.GroupRestored.class::isInstance);
    }

    @Test
    void framesTrimmedBehindADoneGroupAreNothingStrange() throws Exception {
        submit("inverting");
        engines.deed = frame -> log.append(new JobEvent.GroupRestored(JOB, 4, List.of(7L, 8L, 9L), 1, Map.of()));
        assertThat(thrownBy(FIRST)).isNull();
        assertThat(topics.records(Topics.restored(JOB))).isEmpty();
    }

    @Test
    void framesGoneFromAnUndoneGroupAreTriedAgain() {
        submit("inverting");
        assertThat(thrownBy(FIRST)).isInstanceOf(FrameGoneException.class);
    }

    @Test
    void framesGoneFromAnUndoneGroupFailTheJobInTheEnd() {
        submit("inverting");
        assertThat(thrownBy(new FakeLease(Cluster.DELIVERIES - 1))).isNull();
        assertThat(failure())
                .startsWith("group 4 failed 9 times, at last with: ")
                .contains("has no frame at offset");
    }

    @Test
    void anEngineThatFailsIsOpenedAnewAndTheTicketGoesBack() throws Exception {
        submit("inverting");
        publishFrames();
        engines.deed = frame -> {
            throw new IllegalStateException("out of memory on the device");
        };
        assertThat(thrownBy(FIRST)).hasMessage("out of memory on the device");
        assertThat(engines.closed).containsExactly("inverting");
        engines.deed = frame -> {};
        handler.handle(TICKET, new FakeLease(2));
        assertThat(engines.opened).containsExactly("inverting", "inverting");
        assertThat(restoredEvent().offsets()).hasSize(3);
    }

    @Test
    void anEngineThatFailsAtEveryFrameFailsTheJob() {
        submit("inverting");
        publishFrames();
        engines.deed = frame -> {
            throw new IllegalStateException("out of memory\non the device");
        };
        assertThat(thrownBy(CAUTIOUS)).isNull();
        assertThat(failure())
                .startsWith("engine inverting failed at 3 frames and restored 0, at last with: out of memory; see");
    }

    @Test
    void aFrameThatFailsItsEngineAgainAndAgainIsScaledAndSetAside() throws Exception {
        submit("inverting");
        List<Frame> frames = publishFrames();
        byte[] bad = topics.records(Topics.frames(JOB)).get(1);
        failsAt(frames.get(1));
        handler.handle(TICKET, CAUTIOUS);
        assertThat(restoredEvent().offsets()).containsExactly(0L, 1L, 2L);
        // Each was a group of one, whose first the fake engine leaves as it is; the bad one is scaled to its own size.
        assertThat(topics.records(Topics.restored(JOB)))
                .extracting(codec::decode)
                .containsExactlyElementsOf(frames);
        assertThat(topics.records(Topics.DEAD_FRAMES)).containsExactly(bad);
        assertThat(log.<List<JobEvent.FrameFilled>>read(JOB, JobState::filled))
                .containsExactly(new JobEvent.FrameFilled(
                        JOB, 4, 31, "frame 31 cannot be restored by inverting (poison), and was scaled instead"));
        assertThat(log.<Integer>read(JOB, state -> state.tried(31))).isEqualTo(2);
    }

    @Test
    void aFrameThatWorkersDiedOfIsNotTriedAgain() throws Exception {
        submit("inverting");
        publishFrames();
        for (int frame : new int[] {30, 31}) {
            log.append(new JobEvent.FrameTried(JOB, 4, frame, 1));
            log.append(new JobEvent.FrameTried(JOB, 4, frame, 2));
        }
        handler.handle(TICKET, CAUTIOUS);
        // The first went well, or the second would not have been tried.
        assertThat(log.<List<Integer>>read(
                        JOB,
                        state -> state.filled().stream()
                                .map(JobEvent.FrameFilled::frame)
                                .toList()))
                .containsExactly(31);
    }

    @Test
    void aGroupWhoseWorkersDiedOftenButNotInVainIsOfferedAnew() throws Exception {
        submit("inverting");
        publishFrames();
        log.append(new JobEvent.FrameTried(JOB, 4, 30, 1));
        for (int delivery : new int[] {Cluster.DELIVERIES - 1, Cluster.DELIVERIES}) {
            handler.handle(TICKET, new FakeLease(delivery));
        }
        assertThat(cluster.outstanding(Stage.RESTORE)).isEqualTo(2);
        assertThat(topics.fetched).isZero();
        // The new ticket goes on frame by frame.
        handler.handle(new Ticket.Restore(JOB, GROUP, 1), FIRST);
        assertThat(log.<Integer>read(JOB, state -> state.tried(32))).isOne();
        assertThat(restoredEvent().offsets()).hasSize(3);
    }

    @Test
    void aGroupWhoseWorkersDiedInVainFailsTheJob() throws Exception {
        submit("inverting");
        publishFrames();
        log.append(new JobEvent.FrameTried(JOB, 4, 30, 1));
        handler.handle(new Ticket.Restore(JOB, GROUP, 1), LAST);
        assertThat(failure()).startsWith("restorers were killed again and again at group 4, before");
        assertThat(cluster.outstanding(Stage.RESTORE)).isZero();
    }

    @Test
    void runsOfTheWholeProcessThatCameToNothingCountAsDeaths() throws Exception {
        submit("inverting");
        List<Frame> frames = publishFrames();
        failsAt(frames.get(1));
        log.append(new JobEvent.GoneOnWith(JOB, 1, 0));
        assertThat(thrownBy(FIRST)).hasMessage("poison");
        log.append(new JobEvent.GoneOnWith(JOB, 2, 0));
        handler.handle(TICKET, FIRST);
        assertThat(log.<Boolean>read(JOB, state -> state.filled(31))).isTrue();
    }

    private void failsAt(Frame poison) {
        engines.sight = frame -> {
            if (frame.equals(poison)) {
                throw new IllegalStateException("poison");
            }
        };
    }

    @Test
    void aSettingThatNoRetryCuresFailsTheJobAtOnce() {
        submit("inverting");
        publishFrames();
        engines.deed = frame -> {
            throw new EngineSettingsException("there is no bundle 'big'");
        };
        assertThat(thrownBy(FIRST)).isNull();
        assertThat(failure()).isEqualTo("there is no bundle 'big'");
    }

    @Test
    void framesThatCannotBePublishedAreNotSaidToBeRestored() {
        submit("inverting");
        publishFrames();
        topics.refusal = new IllegalStateException("the broker is away");
        assertThat(thrownBy(FIRST)).hasMessageContaining("the broker is away");
        assertThat(log.events).noneMatch(JobEvent.GroupRestored.class::isInstance);
    }

    @Test
    void aLostLeaseEndsTheWork() {
        submit("inverting");
        publishFrames();
        FakeLease lease = new FakeLease(1);
        engines.deed = frame -> lease.lost = frame == 1;
        assertThat(thrownBy(lease)).isInstanceOf(CancellationException.class);
        assertThat(engines.closed).isEmpty();
    }

    @Test
    void aJobThatEndsMeanwhileEndsTheWorkForGood() {
        submit("inverting");
        publishFrames();
        engines.deed = frame -> log.append(new JobEvent.Failed(JOB, "api", "cancelled"));
        assertThat(thrownBy(FIRST)).isNull();
        assertThat(log.events).noneMatch(JobEvent.GroupRestored.class::isInstance);
    }

    @Test
    void anEngineIsKeptUntilAJobNeedsAnother() throws Exception {
        submit("inverting");
        publishFrames();
        handler.handle(TICKET, FIRST);
        handler.handle(ticket(5), FIRST);
        assertThat(engines.opened).containsExactly("inverting");
        submit("nothing");
        handler.handle(ticket(6), FIRST);
        assertThat(engines.opened).containsExactly("inverting", "nothing");
        assertThat(engines.closed).containsExactly("inverting");
    }

    @Test
    void aTicketOfAnotherStageIsSetAside() {
        assertThatThrownBy(() -> handler.handle(new Ticket.Ingest(JOB), FIRST))
                .isInstanceOf(TicketRejectedException.class);
    }

    @Test
    void aStoppedHandlerHandsTicketsBack() {
        submit("inverting");
        publishFrames();
        handler.stop();
        assertThat(engines.closed).containsExactly("factory");
        assertThat(thrownBy(LAST)).isInstanceOf(CancellationException.class);
    }

    private static Ticket.Restore ticket(int group) {
        return new Ticket.Restore(JOB, new Group(group, 1, 30, 3, 0, GROUP.reference()));
    }

    private void submit(String engine) {
        log.append(new JobEvent.Submitted(new JobSpec(
                JOB,
                "/in",
                "/out",
                EngineSettings.of(engine, Map.of()),
                Scaling.none(),
                new Encoding(Codec.FFV1, null, true),
                TimeRange.all())));
        for (int group = 4; group < 7; group++) {
            log.append(new JobEvent.GroupPlanned(JOB, ticket(group).group()));
        }
    }

    private List<Frame> publishFrames() {
        List<Frame> frames = List.of(
                Pictures.flat(PixelFormat.YUV420P, new Size(8, 6), Colour.UNSPECIFIED, 1, 2, 3),
                Pictures.noise(PixelFormat.YUV420P, new Size(8, 6), Colour.UNSPECIFIED),
                Pictures.flat(PixelFormat.YUV420P, new Size(8, 6), Colour.UNSPECIFIED, 7, 8, 9));
        frames.forEach(frame -> topics.add(Topics.frames(JOB), codec.encode(frame)));
        return frames;
    }

    private Throwable thrownBy(FakeLease lease) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> handler.handle(TICKET, lease));
    }

    private JobEvent.GroupRestored restoredEvent() {
        return log.events.stream()
                .filter(JobEvent.GroupRestored.class::isInstance)
                .map(JobEvent.GroupRestored.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String failure() {
        return log.events.stream()
                .filter(JobEvent.Failed.class::isInstance)
                .map(event -> ((JobEvent.Failed) event).reason())
                .findFirst()
                .orElseThrow();
    }
}
