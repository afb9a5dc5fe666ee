package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.event.Part;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.memory.MemoryCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurrenderTest {
    private static final JobId JOB = new JobId("film");

    private final MemoryCluster cluster = new MemoryCluster();
    private final JobLog log = cluster.openLog();
    private final Surrender surrender = new Surrender(cluster, log);

    @BeforeEach
    void begin() throws InterruptedException {
        cluster.createTopics(JOB, 1 << 20);
        log.append(new JobEvent.GroupRestored(JOB, 0, List.of(0L), 1, Map.of()));
        log.append(new JobEvent.GroupRestored(JOB, 1, List.of(1L), 1, Map.of()));
        log.append(new JobEvent.PartWritten(JOB, new Part(0, 0, 1, 0, 1, "0.nut")));
    }

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    private boolean isThere(String topic) throws InterruptedException {
        try (FramePublisher publisher = cluster.openPublisher()) {
            return !publisher.publish(topic, 0, new byte[1]).isCompletedExceptionally();
        }
    }

    @Test
    void keepsWhatWasRestoredAndIsInNoPart() throws InterruptedException {
        surrender.forNow(JOB, "restore", "no memory");
        assertThat(isThere(Topics.frames(JOB))).isFalse();
        assertThat(isThere(Topics.restored(JOB))).isTrue();
        assertThat(log.<JobEvent>read(JOB, state -> state.outcome().orElseThrow()))
                .isEqualTo(new JobEvent.Failed(JOB, "restore", "no memory", false));
    }

    @Test
    void keepsNothingWhereAllThatWasRestoredIsInParts() throws InterruptedException {
        log.append(new JobEvent.PartWritten(JOB, new Part(1, 1, 1, 1, 1, "1.nut")));
        surrender.forNow(JOB, "assemble", "no such container");
        assertThat(isThere(Topics.frames(JOB))).isFalse();
        assertThat(isThere(Topics.restored(JOB))).isFalse();
    }

    @Test
    void keepsNothingForGood() throws InterruptedException {
        surrender.forGood(JOB, "ingest", "not a video");
        assertThat(isThere(Topics.frames(JOB))).isFalse();
        assertThat(isThere(Topics.restored(JOB))).isFalse();
        assertThat(log.<Boolean>read(JOB, SurrenderTest::isHopeless)).isTrue();
    }

    private static boolean isHopeless(JobState state) {
        return ((JobEvent.Failed) state.outcome().orElseThrow()).hopeless();
    }
}
