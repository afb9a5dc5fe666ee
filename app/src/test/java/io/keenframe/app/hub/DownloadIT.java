package io.keenframe.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.Failure;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.app.progress.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadIT {
    private static final String PATH = "/some/model/resolve/main/model.safetensors";
    private static final byte[] CONTENT = new byte[3_000_000];
    private static final byte[] OTHER = new byte[2_000_000];

    static {
        new Random(1).nextBytes(CONTENT);
        new Random(2).nextBytes(OTHER);
    }

    @TempDir
    private Path folder;

    private final List<Integer> pauses = new ArrayList<>();
    private BreakingHub hub;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        hub = new BreakingHub();
        hub.put(PATH, CONTENT, sha256(CONTENT));
        target = folder.resolve("model.safetensors");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<String> download(String sha256) throws IOException, InterruptedException {
        ByteLine line = new ByteLine(
                new PrintStream(OutputStream.nullOutputStream()), Screen.NONE, () -> Duration.ofSeconds(1));
        return new Download(Optional.empty(), line, pauses::add)
                .run(hub.address(PATH), target, Optional.of(sha256).filter(hash -> !hash.isEmpty()));
    }

    @Test
    void takesUpABrokenConnectionWhereItBroke() throws Exception {
        // Given
        hub.breakAfter(1_000_000, 500_000);
        // When
        Optional<String> checked = download("");
        // Then
        assertThat(checked).contains(sha256(CONTENT));
        assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
        assertThat(hub.requests()).hasSize(3).startsWith("all").doesNotHaveDuplicates();
        assertThat(pauses).isEmpty();
        assertThat(folder).isDirectoryContaining("regex:.*model.safetensors").isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void goesOnWhereAnEarlierRunGaveUp() throws Exception {
        // Given
        hub.breakAfter(1_000_000);
        hub.refuse(BreakingHub.POINT, 503, 503, 503, 503, 503, 503);
        assertThatThrownBy(() -> download(""))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(
                        hub.address(PATH) + " cannot be downloaded (HTTP 503); the same command goes on from ");
        assertThat(pauses).containsExactly(1, 2, 3, 4, 5);
        // When
        download("");
        // Then
        assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
        assertThat(hub.requests()).hasSize(2).first().isEqualTo("all");
        assertThat(hub.requests().get(1)).matches("bytes=[1-9]\\d{5,6}-");
    }

    @Test
    void beginsAgainWhereTheServerHasAnotherFileNow() throws Exception {
        // Given
        hub.breakAfter(1_000_000);
        hub.refuse(BreakingHub.POINT, 404);
        assertThatThrownBy(() -> download("")).hasMessageContaining("does not exist; check the address");
        hub.put(PATH, OTHER, sha256(OTHER));
        // When
        download("");
        // Then
        assertThat(Files.readAllBytes(target)).isEqualTo(OTHER);
    }

    @Test
    void asksForNothingMoreWhereAllHadCome() throws Exception {
        // Given: an earlier run that was stopped before it could check.
        hub.breakAfter(1_000_000);
        hub.refuse(BreakingHub.POINT, 404);
        assertThatThrownBy(() -> download("")).hasMessageContaining("does not exist");
        Files.write(target.resolveSibling("model.safetensors.part"), CONTENT);
        // When
        download("");
        // Then
        assertThat(Files.readAllBytes(target)).isEqualTo(CONTENT);
        assertThat(hub.requests()).containsExactly("all", "bytes=3000000-");
    }

    @Test
    void comparesToWhatTheUserStates() {
        hub.put(PATH, CONTENT, "");

        assertThatThrownBy(() -> download("0".repeat(64))).hasMessageContaining(" instead of 0000");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsNothingThatIsNotWhatTheHubStates() {
        hub.put(PATH, CONTENT, sha256(OTHER));

        assertThatThrownBy(() -> download(""))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(
                        " has the sha256 " + sha256(CONTENT) + " instead of " + sha256(OTHER) + ", and was deleted");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|is not for everybody (HTTP 401); agree to its terms on its page, and put your token",
                "403|is not for everybody (HTTP 403)",
                "404|does not exist; check the address",
            })
    void saysWhyNothingComes(int status, String message) {
        hub.refuse(status);

        assertThatThrownBy(() -> download("")).isInstanceOf(Failure.class).hasMessageContaining(message);
    }
}
