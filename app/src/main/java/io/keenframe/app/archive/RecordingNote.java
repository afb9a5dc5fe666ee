package io.keenframe.app.archive;

import io.keenframe.runtime.files.Safe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A note in a job's folder that its result is in place and being recorded: whoever finds it after a crash knows whose the
 * files beside the result are.
 *
 * @param jobFolder the job's folder
 */
public record RecordingNote(Path jobFolder) {
    private Path file() {
        return jobFolder.resolve("recording");
    }

    /** Whether it is there. */
    public boolean isThere() {
        return Files.exists(file());
    }

    /** Leaves it there. */
    public void leave() throws IOException {
        Safe.write(file(), partial -> Files.write(partial, new byte[0]));
    }
}
