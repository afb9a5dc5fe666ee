package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at points which follow from a seed, counted in what they tell of their work: whatever dies and
 * whenever, the result is that of an undisturbed run, byte for byte.
 *
 * <p>{@code -Dkeenframe.soak=N} kills N times in each test.
 */
// The long form takes minutes a film; each wait within has an end of its own.
@Timeout(value = 6, unit = TimeUnit.HOURS)
class SoakIT {
    private static final int KILLS = Integer.getInteger("keenframe.soak", 0);
    private static final long SEED = Long.getLong("keenframe.soak.seed", 5);
    private static final String ALL = "everything";

    /** Five minutes of them. */
    private static final int LOOKS = 3000;

    /** How often the whole job is killed in the short form. */
    private static final int FEW = 2;

    @TempDir
    private static Path folder;

    private static Path clip;
    private static Path undisturbed;

    private final Random random = new Random(SEED);
    private int killed;

    @BeforeAll
    static void restoreUndisturbed() throws IOException {
        clip = folder.resolve("clip.mp4");
        // Three parts of ten groups each.
        new Demonstration(new Size(128, 96), 120).write(clip);
        undisturbed = folder.resolve("undisturbed.mp4");
        Run run = Run.of(command(undisturbed));
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static Object[] command(Path result) {
        return new Object[] {"restore", clip, "-o", result, "--engine", "lanczos", "--scale", "2"};
    }

    @Test
    void theWholeJobIsKilled() throws IOException, InterruptedException {
        for (int film = 0; film == 0 || killed < KILLS; film++) {
            Path result = folder.resolve("alone-" + film + ".mp4");
            Path home = folder.resolve("home-" + film);
            while (!killedInProcess(home, result)) {
                killed++;
            }
            assertThat(result).hasSameBinaryContentAs(undisturbed);
            assertNothingLeft(home);
            System.out.println(killed + " kills of the whole job, film " + film + " as undisturbed");
        }
    }

    /** One run; true where it came to its end. */
    private boolean killedInProcess(Path home, Path result) throws IOException, InterruptedException {
        Object[] words =
                Stream.concat(Stream.of(command(result)), Stream.of("--json")).toArray();
        try (Child child = Child.start(home, words)) {
            boolean doomed = killed < Math.max(KILLS, FEW);
            child.awaitLines(doomed ? 1 + random.nextInt(8) : Integer.MAX_VALUE);
            if (doomed) {
                child.kill();
                return child.hasSaid(line -> line.contains("\"finished\""));
            }
            child.await(line -> line.contains("\"finished\""));
            assertThat(child.status()).isZero();
            return true;
        }
    }

    private static void assertNothingLeft(Path home) throws IOException {
        try (Stream<Path> jobs = Files.list(home.resolve("jobs"))) {
            assertThat(jobs).isEmpty();
        }
    }

    @Test
    void eachServiceTheBrokerAndTheClientAreKilled() throws IOException, InterruptedException {
        for (int film = 0; film == 0 || killed < KILLS; film++) {
            Path result = folder.resolve("together-" + film + ".mp4");
            try (Ensemble ensemble = new Ensemble(folder.resolve("film-" + film), command(result));
                    KafkaCluster cluster = KafkaCluster.open(KafkaSettings.of(ensemble.bootstrap()), new Metrics());
                    JobLog log = cluster.openLog()) {
                disturb(ensemble, log);
                assertThat(ensemble.client().status()).isZero();
            }
            assertThat(result).hasSameBinaryContentAs(undisturbed);
            System.out.println(killed + " kills of services, film " + film + " as undisturbed");
        }
    }

    @SuppressWarnings("try") // the subscription only has to be there
    private void disturb(Ensemble ensemble, JobLog log) throws IOException, InterruptedException {
        Semaphore events = new Semaphore(0);
        List<String> victims = victims();
        try (JobLog.Subscription subscription = log.listen(event -> events.release())) {
            while (!victims.isEmpty() && !finishedBefore(1 + random.nextInt(10), events, ensemble)) {
                kill(victims.remove(0), ensemble);
                killed++;
                if (victims.isEmpty() && killed < KILLS) {
                    victims.addAll(victims());
                }
            }
            assertThat(finishedBefore(Integer.MAX_VALUE, events, ensemble)).isTrue();
        }
    }

    private List<String> victims() {
        List<String> victims = new ArrayList<>(Ensemble.SERVICES);
        victims.add(Ensemble.BROKER);
        if (KILLS > 0) {
            victims.addAll(List.of(Ensemble.CLIENT, ALL));
        }
        Collections.shuffle(victims, random);
        return victims;
    }

    /** Whether the job is finished before so many events of it came. */
    private static boolean finishedBefore(int count, Semaphore events, Ensemble ensemble)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            for (int looks = 0; !events.tryAcquire(100, TimeUnit.MILLISECONDS); looks++) {
                ensemble.supervise();
                if (ensemble.client().hasSaid(line -> line.contains("\"finished\""))) {
                    return true;
                }
                assertThat(looks).as("looks at a job of which nothing is heard").isLessThan(LOOKS);
            }
        }
        return false;
    }

    private static void kill(String victim, Ensemble ensemble) throws IOException, InterruptedException {
        System.out.println("kill " + victim);
        if (victim.equals(ALL)) {
            ensemble.restartAll();
        } else {
            ensemble.kill(victim);
            ensemble.start(victim);
        }
    }
}
