package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.app.broker.EmbeddedBroker;
import io.keenframe.contract.JobId;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.files.FolderBusyException;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.files.HomeLock;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a job goes through, on its way up while other things are made ready.
 *
 * <p>Without a cluster of the user's it is an embedded broker whose data lie in the job's own folder, so that jobs in
 * several terminals do not meet, and go when the job has ended.
 */
public final class Venue implements AutoCloseable {
    private final Home home;
    private final JobId job;
    private final HomeLock lock;
    private final boolean fresh;
    private final CompletableFuture<Open> opening;
    private boolean over;

    /** What is up: the broker, if it is ours, and a connection. */
    private record Open(@Nullable EmbeddedBroker broker, Cluster cluster) {}

    private Venue(Home home, JobId job, HomeLock lock, boolean fresh, CompletableFuture<Open> opening) {
        this.home = home;
        this.job = job;
        this.lock = lock;
        this.fresh = fresh;
        this.opening = opening;
    }

    /**
     * Takes the job's folder and begins to start a broker in it.
     *
     * @throws Failure where another process works on the job
     */
    public static Venue embedded(Home home, JobId job, Metrics metrics) throws IOException {
        boolean fresh = !Files.exists(home.job(job));
        HomeLock lock = take(home, job);
        return new Venue(home, job, lock, fresh, begin(() -> {
            EmbeddedBroker broker = EmbeddedBroker.start(home.broker(job));
            try {
                return new Open(broker, KafkaCluster.open(KafkaSettings.of(broker.bootstrap()), metrics));
            } catch (RuntimeException | InterruptedException e) {
                broker.close();
                throw e;
            }
        }));
    }

    /** Begins to connect to a cluster. */
    public static Venue cluster(String bootstrap, Home home, JobId job, Metrics metrics) throws IOException {
        boolean fresh = !Files.exists(home.job(job));
        HomeLock lock = take(home, job);
        return new Venue(
                home,
                job,
                lock,
                fresh,
                begin(() -> new Open(null, KafkaCluster.open(KafkaSettings.of(bootstrap), metrics))));
    }

    /**
     * Removes what is left of a job that is done.
     *
     * @throws Failure where another process works on it
     */
    public static void tidy(Home home, JobId job) throws IOException {
        if (Files.exists(home.job(job))) {
            HomeLock lock = take(home, job);
            try {
                home.deleteJob(job);
            } finally {
                lock.close();
            }
        }
    }

    private static HomeLock take(Home home, JobId job) throws IOException {
        try {
            return HomeLock.take(home.job(job));
        } catch (FolderBusyException e) {
            throw new Failure(
                    "this very job is being worked on by another process; wait for it, or stop it (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private interface Opening {
        Open open() throws Exception;
    }

    private static CompletableFuture<Open> begin(Opening opening) {
        CompletableFuture<Open> future = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        future.complete(opening.open());
                    } catch (Throwable e) {
                        future.completeExceptionally(e);
                    }
                },
                "broker-start");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** The cluster, once it is up. */
    public Cluster await() throws ExecutionException, InterruptedException {
        return opening.get().cluster();
    }

    /**
     * What keeps the cluster from its work, looked for from now on; whoever asks closes it, and before this.
     *
     * @param reserve the bytes that the frames on their way may still take on the disk of an embedded broker
     * @param scratch what the job has on disk, which is measured where an embedded broker's data are in it
     */
    public Trouble trouble(long reserve, Scratch scratch) throws ExecutionException, InterruptedException {
        Open open = opening.get();
        return open.broker() == null
                ? Pulse.of(open.cluster())
                : DiskGuard.of(open.broker(), home.job(job), reserve, scratch);
    }

    /** Nothing of the job is to be gone on with: its folder goes when the venue is closed. */
    public void over() {
        over = true;
    }

    /** The job never began; what this run made of its folder goes when the venue is closed. */
    public void neverBegan() {
        over = fresh;
    }

    @Override
    public void close() throws IOException {
        try {
            Open open = opening.join();
            open.cluster().close();
            if (open.broker() != null) {
                open.broker().close();
            }
        } catch (java.util.concurrent.CompletionException e) {
            over = fresh;
        }
        if (over) {
            home.deleteJob(job);
        }
        lock.close();
    }
}
