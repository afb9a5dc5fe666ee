package io.keenframe.restorer;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.restorer.engine.ShotSettings;
import io.keenframe.restorer.pixel.Pictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShotDeskTest {
    private static final JobId JOB = new JobId("film");
    private static final JobSpec SPEC = new JobSpec(
            JOB,
            "/in",
            "/out",
            EngineSettings.of("studious", Map.of("seed", "7")),
            Scaling.none(),
            new Encoding(Codec.FFV1, null, true),
            TimeRange.all());

    private final FakeLog log = new FakeLog();
    private final FakeTopics topics = new FakeTopics();
    private final FakeEngines engines = new FakeEngines();
    private final GroupRestorer groups = new GroupRestorer("restore-0", topics.fetcher(), topics.publisher());
    private final EngineSlot slot = new EngineSlot(engines);
    private final List<Frame> frames = new ArrayList<>();
    private final List<Frame> studied = new ArrayList<>();
    private int studies;
    private boolean unwanted;

    private final ShotDesk desk = new ShotDesk(log, slot, groups, Duration.ZERO, () -> "study " + studies);

    @BeforeEach
    void plan() {
        log.append(new JobEvent.Submitted(SPEC));
        try (FrameCodec codec = new FrameCodec()) {
            for (int i = 0; i < 8; i++) {
                int value = 20 * i;
                Frame frame = Pictures.painted(
                        PixelFormat.YUV420P, new Size(8, 8), Colour.UNSPECIFIED, (plane, row, column) -> value);
                frames.add(frame);
                topics.add(Topics.frames(JOB), codec.encode(frame));
            }
        }
        for (int group = 0; group < 4; group++) {
            log.append(new JobEvent.GroupPlanned(JOB, group(group)));
        }
        engines.study = reference -> {
            studied.add(reference);
            studies++;
            return found("caption " + studies);
        };
    }

    /** Groups of two frames, the second their reference, in two shots. */
    private static Group group(int index) {
        return new Group(index, index / 2, 2 * index, 2, 2L * index, new Reference(2 * index + 1, 2L * index + 1, 1));
    }

    private static ShotSettings found(String caption) {
        return new ShotSettings(new TreeMap<>(Map.of("caption", caption)), List.of("a remark"));
    }

    private static JobEvent.ShotSettled settled(int shot, String caption) {
        return new JobEvent.ShotSettled(JOB, shot, "another", new TreeMap<>(Map.of("caption", caption)), List.of());
    }

    @AfterEach
    void close() {
        slot.close();
        groups.close();
    }

    private void take(int group) throws InterruptedException {
        desk.engine(new Ticket.Restore(JOB, group(group)), SPEC, progress(), new StageTimes(System::nanoTime));
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void spent(String stage, Duration time) {}

            @Override
            public boolean unwanted() {
                return unwanted;
            }
        };
    }

    private Map<String, String> lastOpened() {
        return engines.parameters.get(engines.parameters.size() - 1);
    }

    @Test
    void studiesAShotOnceOnItsFirstReference() throws InterruptedException {
        take(0);
        take(1);
        take(2);

        assertThat(studied).containsExactly(frames.get(1), frames.get(5));
        assertThat(lastOpened()).isEqualTo(Map.of("seed", "7", "caption", "caption 2"));
        assertThat(log.events)
                .contains(
                        new JobEvent.ShotSettled(
                                JOB, 0, "study 1", new TreeMap<>(Map.of("caption", "caption 1")), List.of("a remark")),
                        new JobEvent.ShotSettled(
                                JOB, 1, "study 2", new TreeMap<>(Map.of("caption", "caption 2")), List.of("a remark")));
    }

    @Test
    void goesByWhatTheLogSays() throws InterruptedException {
        log.append(settled(0, "a barn"));
        take(1);
        assertThat(studied).isEmpty();
        assertThat(engines.parameters).containsExactly(Map.of("seed", "7", "caption", "a barn"));
    }

    @Test
    void goesByTheFirstOfTwoStudies() throws InterruptedException {
        engines.study = reference -> {
            log.append(settled(0, "a barn"));
            return found("a house");
        };
        take(0);
        assertThat(lastOpened()).containsEntry("caption", "a barn");
    }

    @Test
    void studiesOnTheFirstReferenceWhoeverComesFirst() throws InterruptedException {
        take(1);
        assertThat(studied).containsExactly(frames.get(1));
    }

    @Test
    void waitsForWhoHasTheFirstGroup() throws InterruptedException {
        // Given
        engines.patience = Duration.ofSeconds(50);
        CountDownLatch begun = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                begun.await();
                log.append(settled(0, "a barn"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
        // When
        begun.countDown();
        take(1);
        other.join();
        // Then
        assertThat(studied).isEmpty();
        assertThat(lastOpened()).containsEntry("caption", "a barn");
    }

    @Test
    void doesNotStudyForAJobThatEnded() {
        engines.patience = Duration.ofSeconds(50);
        unwanted = true;
        log.append(new JobEvent.Failed(JOB, "ingest", "no such file"));
        Assertions.assertThatThrownBy(() -> take(1)).isInstanceOf(CancellationException.class);
        assertThat(studied).isEmpty();
    }

    @Test
    void leavesAnEngineAloneThatStudiesNothing() throws InterruptedException {
        engines.study = null;
        take(0);
        assertThat(engines.parameters).containsExactly(Map.of("seed", "7"));
        assertThat(log.events).noneMatch(JobEvent.ShotSettled.class::isInstance);
    }
}
