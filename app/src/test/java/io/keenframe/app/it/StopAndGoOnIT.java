package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped, gently or not, is gone on with by the same command, and nobody can tell from the result. */
class StopAndGoOnIT {
    private static final Pattern SOME_FRAMES = Pattern.compile("\"progress\".*\"frames\":[1-9]");
    private static final Object[] SETTINGS = {"--steps", "12", "--json"};

    @TempDir
    private Path folder;

    @Test
    void goesOn() throws IOException, InterruptedException {
        assumeThat(Child.hearsInterrupts())
                .as("a process that ignores SIGINT, as a shell's background jobs do, has children that do")
                .isTrue();
        // Given
        Path home = folder.resolve("home");
        Path clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(96, 64), 30).write(clip);
        Path result = folder.resolve("result.mp4");
        Object[] command = command(clip, result);
        // When: one is asked to stop, one is killed, and one may end.
        try (Child asked = Child.start(home, command)) {
            asked.await(SOME_FRAMES.asPredicate());
            asked.signal("INT");
            assertThat(asked.await(line -> line.startsWith("keenframe: ")))
                    .containsPattern("stopped at frame [1-9]\\d* of (about )?60; the same command goes on from there");
            assertThat(asked.status()).isEqualTo(1);
        }
        assertThat(result).doesNotExist();
        try (Child killed = Child.start(home, command)) {
            assertThat(killed.await(line -> line.contains("\"started\""))).doesNotContain("\"framesBefore\":0,");
            killed.await(SOME_FRAMES.asPredicate());
            killed.signal("KILL");
            killed.status();
        }
        try (Child last = Child.start(home, command)) {
            assertThat(last.await(line -> line.contains("\"finished\""))).contains("\"frames\":60");
            assertThat(last.status()).isZero();
        }
        // Then
        Path undisturbed = folder.resolve("undisturbed.mp4");
        Run run = Run.of(command(clip, undisturbed));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(result).hasSameBinaryContentAs(undisturbed);
        try (Stream<Path> jobs = Files.list(home.resolve("jobs"))) {
            assertThat(jobs).isEmpty();
        }
    }

    private static Object[] command(Path clip, Path result) {
        return Stream.concat(Stream.of("restore", clip, "-o", result), Stream.of(SETTINGS))
                .toArray();
    }
}
