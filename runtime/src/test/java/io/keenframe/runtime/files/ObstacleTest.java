package io.keenframe.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObstacleTest {
    /** Its first bytes are those of no memory, and Linux answers as it does for a broken disk. */
    private static final Path BROKEN = Path.of("/proc/self/mem");

    @TempDir
    private Path folder;

    @Test
    void aFileWhoseDiskFailsIsAnObstacleUntilItIsReadAgain() throws IOException {
        IOException failure = new UnreadableException(BROKEN, 512, new IOException("Input/output error"));

        Obstacle obstacle = Obstacle.reading(BROKEN, failure).orElseThrow();

        assertThat(obstacle.reason()).startsWith("/proc/self/mem cannot be read at byte 512; mend its disk");
        assertThat(obstacle.mended()).isFalse();
        Path file = Files.writeString(folder.resolve("film"), "a film");
        assertThat(Obstacle.reading(file, failure).orElseThrow().mended()).isTrue();
        assertThat(Obstacle.reading(file, new IOException("of the film's own"))).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsAnObstacleUntilItIsBack() throws IOException {
        Path file = folder.resolve("film");
        Obstacle obstacle =
                Obstacle.reading(file, new IOException("no such file")).orElseThrow();

        assertThat(obstacle.reason()).isEqualTo(file + " is gone; put it back");
        assertThat(obstacle.mended()).isFalse();
        Files.writeString(file, "a film");
        assertThat(obstacle.mended()).isTrue();
    }

    @Test
    void aFingerprintTellsWhereAFileCannotBeRead() {
        assertThatThrownBy(() -> Fingerprint.of(BROKEN))
                .hasMessageStartingWith("/proc/self/mem cannot be read at byte 0; ");
    }
}
