package io.keenframe.app.job;

import io.keenframe.app.broker.EmbeddedBroker;
import io.keenframe.runtime.files.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the disk of an embedded broker: says when it is nearly full, for the frames that are on their way need room
 * still, and starts the broker again where another filled the disk all the same and the broker gave up.
 */
final class DiskGuard implements Trouble {
    private static final Logger LOGGER = LoggerFactory.getLogger(DiskGuard.class);

    private final EmbeddedBroker broker;
    private final Path folder;
    private final long reserve;
    private final Scratch scratch;
    private final ScheduledExecutorService thread;
    private volatile @Nullable String low;
    private volatile @Nullable String gone;

    private DiskGuard(EmbeddedBroker broker, Path folder, long reserve, Scratch scratch) {
        this.broker = broker;
        this.folder = folder;
        this.reserve = reserve;
        this.scratch = scratch;
        this.thread = Pulse.thread("disk-guard");
    }

    /**
     * Begins to look after a folder's disk.
     *
     * @param reserve the bytes that the frames on their way may still take
     * @param scratch what the job has in the folder, which is measured
     */
    static DiskGuard of(EmbeddedBroker broker, Path folder, long reserve, Scratch scratch) {
        DiskGuard guard = new DiskGuard(broker, folder, reserve, scratch);
        var unused = guard.thread.scheduleWithFixedDelay(guard::look, 0, 500, TimeUnit.MILLISECONDS);
        return guard;
    }

    private void look() {
        scratch.measure();
        long usable = Disk.usable(folder);
        boolean full = usable >= 0 && usable < reserve;
        String trouble = "the disk of " + folder + " is nearly full; make room on it";
        low = full ? trouble : null;
        if (broker.hasGivenUp()) {
            gone = full ? trouble : "the embedded broker starts again";
            if (!full) {
                restart();
            }
        }
    }

    private void restart() {
        try {
            broker.restart();
            gone = null;
        } catch (IOException e) {
            LOGGER.warn("the embedded broker does not start again yet", e);
        }
    }

    @Override
    public Optional<String> gone() {
        return Optional.ofNullable(gone);
    }

    @Override
    public Optional<String> low() {
        return Optional.ofNullable(low);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
