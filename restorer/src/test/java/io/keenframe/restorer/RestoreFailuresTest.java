package io.keenframe.restorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Frame;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engines that fail, frames that workers die of, and tickets that were handed out again and again. */
class RestoreFailuresTest extends HandledGroup {
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
}
