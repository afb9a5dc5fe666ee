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
import io.keenframe.runtime.Pause;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.memory.MemoryCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    private final List<Long> crowdingAsked = new ArrayList<>();
    private int crowdedLooks;
    private long nanos;

    /** A disk that has room for what it is told, and does something at every look. */
    private static final class Disk implements Room {
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

    private Optional<String> crowding(long bytes) {
        crowdingAsked.add(bytes);
        return crowdingAsked.size() <= crowdedLooks ? Optional.of("broker 1 is nearly full") : Optional.empty();
    }

    private Admission admission(BooleanSupplier stopping) {
        Pause pause = new Pause(log, JOB, Stage.INGEST, stopping);
        return new Admission(
                JOB, log, disk, new ClusterRoom(this::crowding, pause, () -> nanos), Duration.ZERO, stopping);
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
                JOB,
                new Group(group, 0, group * GROUP, GROUP, (long) group * GROUP, new Reference(group * GROUP, 0, 1))));
    }

    private void restore(int group) {
        happens(new JobEvent.GroupRestored(JOB, group, Collections.nCopies(GROUP, (long) group), 1, Map.of()));
    }

    @Test
    void asksForTheFramesAndAllThatBecomesOfThoseOnTheirWay() throws InterruptedException {
        plan(0);
        plan(1);
        restore(0);
        disk.free = Long.MAX_VALUE;
        admission(() -> false).await(GROUP, FOOTPRINT);
        // Nine frames, one being a reference; sixteen to be restored; twenty-four to be in parts.
        assertThat(disk.asked).containsExactly(9 * 100L + 16 * 200 + 24 * 10);
    }

    @Test
    void waitsForTheWindowBeforeItLooksAtTheDisk() {
        for (int group = 0; group < 6; group++) {
            plan(group);
        }
        assertThatThrownBy(() -> admission(() -> true).await(GROUP, FOOTPRINT))
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
        admission(() -> false).await(GROUP, FOOTPRINT);
        assertThat(disk.exhausted).isZero();
        assertThat(disk.asked).last().isEqualTo(disk.free);
    }

    @Test
    void pausesWhereADiskOfTheClusterIsNearlyFull() throws InterruptedException {
        disk.free = Long.MAX_VALUE;
        crowdedLooks = 1;
        Admission admission = admission(() -> false);
        nanos = Duration.ofSeconds(10).toNanos();
        List<JobEvent> heard = new ArrayList<>();
        JobLog.Subscription hearing = log.listen(heard::add);
        admission.await(GROUP, FOOTPRINT);
        hearing.close();
        assertThat(heard)
                .containsExactly(
                        new JobEvent.Paused(JOB, "ingest", "broker 1 is nearly full"),
                        new JobEvent.Resumed(JOB, "ingest"));
        assertThat(crowdingAsked).hasSize(2).allMatch(bytes -> bytes == FOOTPRINT.growth(GROUP, GROUP, GROUP));
    }

    @Test
    void asksTheClusterNowAndThenOnly() throws InterruptedException {
        disk.free = Long.MAX_VALUE;
        Admission admission = admission(() -> false);
        for (int second = 0; second < 10; second++) {
            nanos = Duration.ofSeconds(second).toNanos();
            admission.await(GROUP, FOOTPRINT);
        }
        assertThat(crowdingAsked).hasSize(4);
    }

    @Test
    void saysSoWhereNothingGetsSmallerAnyMore() {
        plan(0);
        restore(0);
        assertThatThrownBy(() -> admission(() -> disk.exhausted > 0).await(GROUP, FOOTPRINT))
                .isInstanceOf(InterruptedException.class);
        assertThat(disk.exhausted).isOne();
        assertThat(disk.asked).hasSize(Admission.LOOKS_IN_VAIN);
    }
}
