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
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.Engines;
import io.keenframe.restorer.engine.ShotSettings;
import io.keenframe.restorer.motion.ShiftMotion;
import io.keenframe.restorer.pixel.Pictures;
import io.keenframe.restorer.pixel.PlaneScaler;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.memory.MemoryCluster;
import io.keenframe.runtime.metrics.Metrics;
import io.keenframe.supir.onnx.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RestorerServiceTest {
    private static final JobId JOB = new JobId("film");
    private static final Size SIZE = new Size(16, 12);
    private static final Size DOUBLED = new Size(32, 24);
    private static final int GROUPS = 6;
    private static final long SEGMENT = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MemoryCluster cluster = new MemoryCluster();
    private final JobLog log = cluster.openLog();
    private final TicketQueue tickets = cluster.openTickets();
    private final Metrics metrics = new Metrics();
    private final FrameCodec codec = new FrameCodec();
    private final List<Frame> frames = new ArrayList<>();

    @BeforeEach
    void open() throws InterruptedException {
        cluster.createTopics(JOB, SEGMENT);
        log.append(new JobEvent.Submitted(new JobSpec(
                JOB,
                "/in",
                "/out",
                EngineSettings.of("lanczos", Map.of()),
                new Scaling(2, null),
                new Encoding(Codec.FFV1, null, true),
                TimeRange.all())));
        try (FramePublisher publisher = cluster.openPublisher()) {
            for (int i = 0; i < 2 * GROUPS; i++) {
                int value = 10 * i;
                Frame frame = Pictures.painted(
                        PixelFormat.YUV420P, SIZE, Colour.UNSPECIFIED, (plane, row, column) -> value + row + column);
                frames.add(frame);
                publisher.publish(Topics.frames(JOB), i, codec.encode(frame)).join();
            }
        }
    }

    @AfterEach
    void close() {
        tickets.close();
        log.close();
        cluster.close();
        metrics.close();
        codec.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anyNumberOfWorkersRestoresTheSameFilm(int workers) throws InterruptedException {
        // Given
        for (int i = 0; i < GROUPS; i++) {
            offer(ticket(i));
        }

        // When
        try (RestorerService service = start(workers)) {
            assertThat(log.await(JOB, state -> state.restored().size() == GROUPS, PATIENCE))
                    .isTrue();
            service.check();
        }

        // Then
        List<Frame> film = film();
        for (int i = 0; i < frames.size(); i++) {
            assertThat(film.get(i)).isEqualTo(PlaneScaler.scale(frames.get(i), DOUBLED));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anyNumberOfWorkersStudiesAShotOnce(int workers) throws InterruptedException {
        // Given: six groups in two shots
        AtomicInteger studies = new AtomicInteger();
        List<Map<String, String>> used = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < GROUPS; i++) {
            offer(ticket(i, i / 3));
        }

        // When
        RestorerSettings settings = settings(workers);
        try (RestorerService service =
                RestorerService.start(cluster, log, metrics, () -> new CountedStudies(studies, used), settings)) {
            assertThat(log.await(JOB, state -> state.restored().size() == GROUPS, PATIENCE))
                    .isTrue();
            service.check();
        }

        // Then
        assertThat(studies).hasValue(2);
        assertThat(used).hasSize(GROUPS).doesNotContain(Map.of());
        assertThat(new HashSet<>(used)).hasSize(2);
    }

    /** Engines that give each study a number. */
    private static final class CountedStudies implements EngineFactory {
        private final AtomicInteger studies;
        private final List<Map<String, String>> used;

        CountedStudies(AtomicInteger studies, List<Map<String, String>> used) {
            this.studies = studies;
            this.used = used;
        }

        @Override
        public Engine open(EngineSettings settings, Scaling scaling) {
            FakeEngines fake = new FakeEngines();
            fake.patience = PATIENCE;
            fake.study = reference -> new ShotSettings(
                    new TreeMap<>(Map.of("number", Integer.toString(studies.incrementAndGet()))), List.of());
            fake.deed = frame -> {
                if (frame == 0) {
                    used.add(settings.parameters());
                }
            };
            return fake.open(settings, scaling);
        }

        @Override
        public void close() {}
    }

    @Test
    void drainingFinishesTheGroupInHandAndTakesNoMore() throws InterruptedException {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FakeEngines engines = new FakeEngines();
        engines.deed = frame -> {
            begun.countDown();
            goOn.await();
        };
        try (RestorerService service = RestorerService.start(cluster, log, metrics, () -> engines, settings(1))) {
            offer(ticket(0));
            begun.await();

            // When
            Thread draining = new Thread(service::drain);
            draining.start();
            goOn.countDown();
            draining.join();
            offer(ticket(1));

            // Then
            assertThat(log.<Integer>read(JOB, state -> state.restored().size())).isEqualTo(1);
        }
        assertThat(engines.closed).containsExactly("lanczos", "factory");
        assertThat(cluster.outstanding(Stage.RESTORE)).isEqualTo(1);
    }

    @Test
    void closingHandsTheGroupInHandToAnother() throws InterruptedException {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        FakeEngines stuck = new FakeEngines();
        stuck.deed = frame -> {
            begun.countDown();
            new CountDownLatch(1).await();
        };
        RestorerService first = RestorerService.start(cluster, log, metrics, () -> stuck, settings(1));
        offer(ticket(0));
        begun.await();

        // When
        first.close();

        // Then
        assertThat(stuck.closed).containsExactly("lanczos", "factory");
        assertThat(log.<Integer>read(JOB, state -> state.restored().size())).isZero();
        try (RestorerService second = start(1)) {
            assertThat(log.await(JOB, state -> state.restored().size() == 1, PATIENCE))
                    .isTrue();
            second.check();
        }
    }

    private RestorerService start(int workers) {
        RestorerSettings settings = settings(workers);
        return RestorerService.start(
                cluster,
                log,
                metrics,
                () -> new Engines(settings.bundles(), settings.threads(), settings.device(0), ShiftMotion::new),
                settings);
    }

    private static RestorerSettings settings(int workers) {
        return new RestorerSettings(workers, 1, List.of(Device.cpu()), List.of(), PATIENCE);
    }

    private void offer(Ticket.Restore ticket) throws InterruptedException {
        log.append(new JobEvent.GroupPlanned(JOB, ticket.group()));
        tickets.offer(ticket);
    }

    private static Ticket.Restore ticket(int group) {
        return ticket(group, 0);
    }

    private static Ticket.Restore ticket(int group, int shot) {
        return new Ticket.Restore(
                JOB, new Group(group, shot, 2 * group, 2, 2L * group, new Reference(2 * group, 2L * group, 1)));
    }

    private List<Frame> film() throws InterruptedException {
        List<Frame> film = new ArrayList<>();
        List<Long> offsets = log.read(
                JOB,
                state -> state.restored().stream()
                        .flatMap(event -> event.offsets().stream())
                        .toList());
        try (var fetcher = cluster.openFetcher()) {
            for (long offset : offsets) {
                film.add(codec.decode(fetcher.fetch(Topics.restored(JOB), offset)));
            }
        }
        return film;
    }
}
