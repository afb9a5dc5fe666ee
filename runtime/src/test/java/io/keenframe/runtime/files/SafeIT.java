package io.keenframe.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeIT {
    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("list");
        Safe.write(file, partial -> Files.writeString(partial, "first"));
        assertThat(file).hasContent("first");

        assertThatThrownBy(() -> Safe.write(file, partial -> {
                    Files.writeString(partial, "sec");
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).hasContent("first");

        Safe.write(file, partial -> Files.writeString(partial, "second"));
        assertThat(file).hasContent("second");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }
}
