package io.keenframe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Footprint;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Window;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.Part;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.memory.MemoryCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final JobId JOB = new JobId("film");
    private static final int GROUP = 8;
    /** Frames of 100 bytes, restored to 200, and 10 in a part. */
    private static final Footprint FOOTPRINT = new Footprint(new Window(48, 16), 100, 200, 10);

    private final MemoryCluster cluster = new MemoryCluster();
    private final JobLog log = cluster.openLog();
    private final Disk disk = new Disk();

    /** A disk that has room for what it is told, and does something at every look. */
    private final class Disk implements Room {
        private final List<Long> asked = new ArrayList<>();
        private long free;
        private int exhausted;
        private Runnable atLook = () -> {};

        @Override
        public boolean has(long bytes) {
            asked.add(bytes);
            atLook.run();
            return bytes <= free;
        }

        @Override
        public void exhausted() {
            exhausted++;
        }
    }

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    private Admission admission(Admission.Check check) {
        return new Admission(JOB, log, disk, Duration.ZERO, check);
    }

    private void happens(JobEvent event) {
        try {
            log.append(event);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void plan(int group) {
        happens(new JobEvent.GroupPlanned(
                JOB, new Group(group, 0, group * GROUP, GROUP, group * GROUP, new Reference(group * GROUP, 0, 1))));
    }

    private void restore(int group) {
        happens(new JobEvent.GroupRestored(
                JOB, group, java.util.Collections.nCopies(GROUP, (long) group), 1, Map.of()));
    }

    @Test
    void asksForTheFramesAndAllThatBecomesOfThoseOnTheirWay() throws InterruptedException {
        plan(0);
        plan(1);
        restore(0);
        disk.free = Long.MAX_VALUE;
        admission(() -> {}).await(GROUP, FOOTPRINT);
        // Nine frames, one being a reference; sixteen to be restored; twenty-four to be in parts.
        assertThat(disk.asked).containsExactly(9 * 100L + 16 * 200 + 24 * 10);
    }

    @Test
    void waitsForTheWindowBeforeItLooksAtTheDisk() {
        for (int group = 0; group < 6; group++) {
            plan(group);
        }
        assertThatThrownBy(() -> admission(() -> {
                            throw new InterruptedException("stop");
                        })
                        .await(GROUP, FOOTPRINT))
                .isInstanceOf(InterruptedException.class);
        assertThat(disk.asked).isEmpty();
    }

    @Test
    void goesOnWhenAPartLetsGoOfRoom() throws InterruptedException {
        plan(0);
        plan(1);
        restore(0);
        disk.atLook = () -> {
            if (disk.asked.size() == 2 * Admission.LOOKS_IN_VAIN) {
                restore(1);
            }
            if (disk.asked.size() == 4 * Admission.LOOKS_IN_VAIN) {
                happens(new JobEvent.PartWritten(JOB, new Part(0, 0, 2, 0, 2 * GROUP, "0.nut")));
                disk.free = FOOTPRINT.growth(GROUP, GROUP, GROUP);
            }
        };
        admission(() -> {}).await(GROUP, FOOTPRINT);
        assertThat(disk.exhausted).isZero();
        assertThat(disk.asked).last().isEqualTo(disk.free);
    }

    @Test
    void saysSoWhereNothingGetsSmallerAnyMore() {
        plan(0);
        restore(0);
        assertThatThrownBy(() -> admission(() -> {
                            if (disk.exhausted > 0) {
                                throw new InterruptedException("stop");
                            }
                        })
                        .await(GROUP, FOOTPRINT))
                .isInstanceOf(InterruptedException.class);
        assertThat(disk.exhausted).isOne();
        assertThat(disk.asked).hasSize(Admission.LOOKS_IN_VAIN);
    }
}
