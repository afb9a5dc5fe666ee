package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory that can be filled and made read-only. */
final class TinyDisk implements AutoCloseable {
    private final Path folder;
    private final Path filler;

    private TinyDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Mounts one; the test is skipped where that is not allowed. */
    static TinyDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int status = Files.isExecutable(Path.of("/bin/mount"))
                ? run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
                : 1;
        assumeThat(status).as("this process may not mount a disk to fill").isZero();
        return new TinyDisk(folder);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    Path folder() {
        return folder;
    }

    /** Takes all room but so many bytes. */
    void fill(long left) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        Files.write(filler, new byte[Math.toIntExact(free - left)]);
    }

    void makeRoom() throws IOException {
        Files.delete(filler);
    }

    void setReadOnly(boolean readOnly) throws IOException, InterruptedException {
        assertThat(run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), folder.toString()))
                .isZero();
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "-l", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
