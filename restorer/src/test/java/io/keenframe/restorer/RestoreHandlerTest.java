package io.keenframe.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Group;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.EngineSettingsException;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketRejectedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RestoreHandlerTest extends HandledGroup {
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
}
