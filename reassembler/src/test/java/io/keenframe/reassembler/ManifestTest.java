package io.keenframe.reassembler;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Binding;
import io.keenframe.contract.JobId;
import io.keenframe.contract.event.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final JobId JOB = new JobId("film");
    private static final Binding BINDING = new Binding("input", "settings", "model", "code");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(Manifest.FILE);
    }

    private Manifest open() throws IOException {
        return Manifest.open(folder, head(BINDING));
    }

    private static Manifest.Head head(Binding binding) {
        return new Manifest.Head(JOB, "/in.mp4", "/out.mp4", binding);
    }

    private static ManifestEntry entry(int index, String digest) {
        return new ManifestEntry(new Part(index, 2 * index, 2, 16 * index, 16, index + ".nut"), 99, digest, -3, 12);
    }

    @Test
    void holdsWhatWasAdded() throws IOException {
        Manifest manifest = open();
        manifest.add(entry(0, "aa"));
        manifest.add(entry(1, "bb"));
        assertThat(open().entry(0)).contains(entry(0, "aa"));
        assertThat(open().entry(1)).contains(entry(1, "bb"));
        assertThat(open().entry(2)).isEmpty();
        assertThat(Manifest.head(folder)).contains(head(BINDING));
    }

    @Test
    void aLaterLineOfAPartCounts() throws IOException {
        Manifest manifest = open();
        manifest.add(entry(0, "aa"));
        manifest.add(entry(0, "cc"));
        assertThat(open().entry(0)).contains(entry(0, "cc"));
        assertThat(Files.readAllLines(file)).as("nothing is ever taken away").hasSize(3);
    }

    @Test
    void aTornLastLineIsDroppedAndWrittenOver() throws IOException {
        open().add(entry(0, "aa"));
        long whole = Files.size(file);
        open().add(entry(1, "bb"));
        byte[] bytes = Files.readAllBytes(file);
        for (long length = whole; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, (int) length));
            Manifest torn = open();
            assertThat(torn.entry(0)).isPresent();
            assertThat(torn.entry(1)).as("cut to %s bytes", length).isEmpty();
            torn.add(entry(1, "dd"));
            assertThat(open().entry(1)).contains(entry(1, "dd"));
            assertThat(Files.readAllLines(file)).hasSize(3);
        }
    }

    @Test
    void aDamagedLineIsNotBelieved() throws IOException {
        Manifest manifest = open();
        manifest.add(entry(0, "aa"));
        manifest.add(entry(1, "bb"));
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1).replace("\"aa\"", "\"ab\""), lines.get(2)));
        assertThat(open().entry(0)).isEmpty();
        assertThat(open().entry(1)).isPresent();
    }

    @Test
    void beginsAnewForOtherWork() throws IOException {
        open().add(entry(0, "aa"));
        Binding other = new Binding("input", "settings", "another model", "code");
        assertThat(Manifest.open(folder, head(other)).entry(0)).isEmpty();
        assertThat(open().entry(0)).isEmpty();
    }

    @Test
    void aTornOrDamagedFirstLineIsBoundToNothing() throws IOException {
        open().add(entry(0, "aa"));
        String text = Files.readString(file);
        Files.writeString(file, "0" + text);
        assertThat(Manifest.head(folder)).isEmpty();
        Files.writeString(file, text.substring(0, 20));
        assertThat(Manifest.head(folder)).isEmpty();
        Files.writeString(file, text);
        Files.writeString(file, "more", StandardOpenOption.APPEND);
        assertThat(Manifest.head(folder)).isPresent();
    }

    @Test
    void whatAnotherVersionWroteIsNotBelieved() throws IOException {
        Files.writeString(file, ManifestLine.of(Map.of("job", "film")) + "\n");
        assertThat(Manifest.head(folder)).isEmpty();
        open();
        Files.writeString(file, ManifestLine.of(Map.of("bytes", 3)) + "\n", StandardOpenOption.APPEND);
        assertThat(open().entry(0)).isEmpty();
    }
}
