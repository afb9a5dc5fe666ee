package io.keenframe.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchIT {
    @TempDir
    private Path folder;

    private Path source;
    private SourceWatch watch;

    @BeforeEach
    void begin() throws IOException {
        source = folder.resolve("film.mp4");
        Files.write(source, film("a film"));
        watch = SourceWatch.of(source, Fingerprint.of(source));
    }

    private static byte[] film(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aSourceThatIsLeftAloneOrMovedAwayAndBackIsWhatItWas() throws IOException {
        watch.require();
        Path elsewhere = folder.resolve("elsewhere.mp4");
        Files.move(source, elsewhere);
        watch.require();
        Files.move(elsewhere, source);
        watch.require();
        assertThat(watch.isTouched()).isFalse();
    }

    @Test
    void anotherSourceInItsPlaceIsNoticed() throws IOException {
        Path other = Files.write(folder.resolve("other.mp4"), film("b film"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(source));
        Files.move(other, source, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> watch.require())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(source + " was changed after the job began;");
    }

    @Test
    void aSourceThatGrowsIsNoticed() throws IOException {
        Files.write(source, film("a film and more"));
        assertThatThrownBy(() -> watch.require()).hasMessageContaining("was changed after the job began");
    }

    @Test
    void oneThatWasWrittenToAndIsTheSameIsRemarkedOn() throws IOException {
        Files.setLastModifiedTime(source, FileTime.fromMillis(1));
        watch.require();
        assertThat(watch.isTouched()).isTrue();
    }
}
