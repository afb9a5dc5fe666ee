package io.keenframe.app.job;

import io.keenframe.app.progress.Words;
import io.keenframe.ingest.Room;
import io.keenframe.runtime.files.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job has in its folder at any moment, parts and an embedded broker's data, and the most that it may have there. */
public final class Scratch implements Room {
    private static final Logger LOGGER = LoggerFactory.getLogger(Scratch.class);

    private final Path folder;
    private final OptionalLong budget;
    private long peak;
    private volatile @Nullable String exhausted;

    /**
     * A job's folder.
     *
     * @param budget the most bytes that it may have there; empty for what its disk has left
     */
    public Scratch(Path folder, OptionalLong budget) {
        this.folder = folder;
        this.budget = budget;
    }

    /** The bytes there now. */
    synchronized long measure() {
        try {
            long bytes = Disk.used(folder);
            peak = Math.max(peak, bytes);
            return bytes;
        } catch (IOException e) {
            LOGGER.debug("{} was not measured", folder, e);
            return 0; // it is not there
        }
    }

    /** The most bytes that were measured there. */
    synchronized long peak() {
        return peak;
    }

    @Override
    public boolean has(long bytes) {
        return budget.isEmpty() || measure() + bytes <= budget.getAsLong();
    }

    @Override
    public void exhausted() {
        exhausted = "the job has " + Words.bytes(measure()) + " in " + folder + ", and the next frames do not fit into"
                + " its --disk-budget of " + Words.bytes(budget.orElseThrow())
                + "; give the command again with a larger one";
    }

    /** Why the job cannot go on within its budget, and the way out; empty where it can. */
    Optional<String> exhaustion() {
        return Optional.ofNullable(exhausted);
    }
}
