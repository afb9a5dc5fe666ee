package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user can mend holds a job up, and no more: it says so, waits, and goes on by itself. */
class PauseIT {
    private static final int MEGABYTES = 4;
    private static final long LEFT = 16 << 10;

    @TempDir
    private static Path folder;

    private static Path clip;
    private static Path undisturbed;

    @BeforeAll
    static void restoreUndisturbed() throws IOException {
        clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(128, 96), 60).write(clip);
        undisturbed = folder.resolve("undisturbed.mp4");
        Run run = Run.of(command(undisturbed));
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static Object[] command(Path result) {
        return new Object[] {"restore", clip, "-o", result, "--engine", "lanczos", "--scale", "2"};
    }

    @Test
    void aVanishedSourceAReadOnlyFolderAndAFullDiskAreWaitedFor() throws IOException, InterruptedException {
        // Given
        Path home = folder.resolve("home");
        try (TinyDisk disk = TinyDisk.mount(folder.resolve("disk"), MEGABYTES)) {
            Path result = disk.folder().resolve("result.mp4");
            Path elsewhere = folder.resolve("elsewhere.mp4");
            assertThat(undisturbed)
                    .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(2 * LEFT));
            try (Child asked = Child.start(home, json(command(result)))) {
                asked.await(line -> line.contains("\"probed\""));
                disk.fill(LEFT); // later than a look at what is left
                disk.setReadOnly(true);
                // The source is still read where it was opened; its sound is looked for again at the end.
                Files.move(clip, elsewhere);
                asked.await(paused("clip.mp4 is gone; put it back"));
                // When
                asked.signal("TERM");
                asked.await(line -> line.contains("the same command goes on from there"));
                assertThat(asked.status()).isEqualTo(1);
            }
            disk.setReadOnly(false);
            Files.move(elsewhere, clip);
            try (Child last = Child.start(home, json(command(result)))) {
                last.await(line -> line.contains("\"probed\""));
                disk.setReadOnly(true);
                last.await(paused("nothing can be written to .*disk.*read-only"));
                disk.setReadOnly(false);
                last.await(paused("the disk of .*disk is full; make room on it"));
                disk.makeRoom();
                // Then
                last.await(line -> line.contains("\"finished\""));
                assertThat(last.status()).isZero();
                assertThat(last.hasSaid(line -> line.contains("\"resumed\""))).isTrue();
            }
            assertThat(result).hasSameBinaryContentAs(undisturbed);
        }
    }

    private static Object[] json(Object[] command) {
        return Stream.concat(Stream.of(command), Stream.of("--json")).toArray();
    }

    private static Predicate<String> paused(String reason) {
        return Pattern.compile("\"event\":\"paused\".*" + reason).asPredicate();
    }

    @Test
    void aFullDiskOfTheEmbeddedBrokerIsWaitedFor() throws IOException, InterruptedException {
        // Given: a home whose jobs are on a disk of their own.
        try (TinyDisk disk = TinyDisk.mount(folder.resolve("jobs"), 64)) {
            Path home = Files.createDirectories(folder.resolve("small"));
            Files.createSymbolicLink(home.resolve("jobs"), disk.folder());
            Path result = folder.resolve("small.mp4");
            disk.fill(4 << 20);
            try (Child refused = Child.start(home, command(result))) {
                refused.await(
                        Pattern.compile("^keenframe: the job takes at least .* MB in .*, and its disk has 4 MB left;")
                                .asPredicate());
                assertThat(refused.status()).isEqualTo(1);
            }
            disk.makeRoom();
            try (Child child = Child.start(home, json(command(result)))) {
                child.await(line -> line.contains("\"started\""));
                // When
                disk.fill(0);
                child.await(paused("the disk of .* is (nearly )?full; make room on it"));
                disk.makeRoom();
                // Then
                child.await(line -> line.contains("\"finished\""));
                assertThat(child.status()).isZero();
            }
            assertThat(result).hasSameBinaryContentAs(undisturbed);
        }
    }

    @Test
    void aBrokerThatIsGoneIsWaitedFor() throws IOException, InterruptedException {
        Path result = folder.resolve("together.mp4");
        try (Ensemble ensemble = new Ensemble(folder.resolve("ensemble"), command(result))) {
            ensemble.client().await(line -> line.contains("\"probed\""));
            ensemble.kill(Ensemble.BROKER);
            ensemble.client().await(paused("no Kafka broker answers at " + ensemble.bootstrap()));
            if (Integer.getInteger("keenframe.soak", 0) > 0) {
                // A minute, in lines that come every two seconds: every lock and many requests run out meanwhile.
                ensemble.client().awaitLinesMore(30);
            }
            ensemble.start(Ensemble.BROKER);
            ensemble.client().await(line -> line.contains("\"resumed\""));
            ensemble.client().await(line -> line.contains("\"finished\""));
            assertThat(ensemble.client().status()).isZero();
        }
        assertThat(result).hasSameBinaryContentAs(undisturbed);
    }
}
