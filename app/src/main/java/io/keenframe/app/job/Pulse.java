package io.keenframe.app.job;

import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.NoClusterException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a job's cluster answers, asked again and again on a thread of its own, since an answer may take seconds. */
final class Pulse implements Trouble {
    private static final int SECONDS = 2;
    /** One answer that is late is no sign of anything on a busy machine. */
    private static final int MISSED = 3;

    private final Cluster cluster;
    private final ScheduledExecutorService thread;
    private volatile @Nullable String trouble;
    private int missed;

    private Pulse(Cluster cluster) {
        this.cluster = cluster;
        this.thread = thread("cluster-pulse");
    }

    /** A thread that does something again and again, and keeps no process alive. */
    static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Begins to ask. */
    static Pulse of(Cluster cluster) {
        Pulse pulse = new Pulse(cluster);
        var unused = pulse.thread.scheduleWithFixedDelay(pulse::ask, SECONDS, SECONDS, TimeUnit.SECONDS);
        return pulse;
    }

    private void ask() {
        try {
            cluster.check();
            missed = 0;
            trouble = null;
        } catch (NoClusterException e) {
            missed++;
            if (missed >= MISSED) {
                trouble = e.getMessage() + "; start it again";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<String> gone() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
