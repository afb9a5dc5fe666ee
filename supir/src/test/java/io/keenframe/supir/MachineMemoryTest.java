package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineMemoryTest {
    @TempDir
    Path folder;

    private MachineMemory memory;

    @BeforeEach
    void machine() throws IOException {
        Path meminfo = folder.resolve("meminfo");
        Files.writeString(meminfo, "MemTotal:  9000 kB\nMemFree:  1000 kB\nMemAvailable:    4000 kB\n");
        memory = new MachineMemory(meminfo, folder);
    }

    @Test
    void isWhatTheMachineHas() {
        assertThat(memory.bytes()).isEqualTo(4000 * 1024);
    }

    @Test
    void isWhatTheContainersLimitLeaves() throws IOException {
        Files.writeString(folder.resolve("memory.max"), "2000000\n");
        Files.writeString(folder.resolve("memory.current"), "1500000\n");
        Files.writeString(folder.resolve("memory.stat"), "anon 1000\ninactive_file 300000\n");

        assertThat(memory.bytes()).isEqualTo(800_000);
    }

    @Test
    void doesNotMindAContainerWithoutLimit() throws IOException {
        Files.writeString(folder.resolve("memory.max"), "max\n");
        Files.writeString(folder.resolve("memory.current"), "1500000\n");

        assertThat(memory.bytes()).isEqualTo(4000 * 1024);
    }

    @Test
    void knowsTheOlderFiles() throws IOException {
        Path older = Files.createDirectory(folder.resolve("memory"));
        Files.writeString(older.resolve("memory.limit_in_bytes"), "1000000\n");
        Files.writeString(older.resolve("memory.usage_in_bytes"), "900000\n");

        assertThat(memory.bytes()).isEqualTo(100_000);
    }

    @Test
    void isAboutTheHeapsWhereNobodyTells() {
        assertThat(new MachineMemory(folder.resolve("none"), folder).bytes())
                .isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(FreeMemory.ofMachine().bytes()).isPositive();
    }
}
