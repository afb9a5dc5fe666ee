package io.keenframe.restorer;

import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The running service: workers that take groups' tickets and turn their frames into restored ones. */
public final class RestorerService implements AutoCloseable {
    private final FramePublisher publisher;
    private final List<RestoreWorker> workers = new ArrayList<>();

    private RestorerService(FramePublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Starts the workers.
     *
     * @param cluster where tickets and frames are; the caller closes it after the service
     * @param log the jobs' events; the caller closes it after the service
     * @param engines makes a factory for each worker
     */
    public static RestorerService start(
            Cluster cluster,
            JobLog log,
            Metrics metrics,
            Supplier<? extends EngineFactory> engines,
            RestorerSettings settings) {
        RestorerService service = new RestorerService(cluster.openPublisher());
        try {
            for (int i = 0; i < settings.workers(); i++) {
                service.workers.add(
                        RestoreWorker.start(i, cluster, log, metrics, engines.get(), service.publisher, settings));
            }
            return service;
        } catch (RuntimeException | Error e) {
            service.close();
            throw e;
        }
    }

    /**
     * Returns where all workers are alive; cheap.
     *
     * @throws IllegalStateException where one stopped by itself; the message says why
     */
    public void check() {
        workers.forEach(RestoreWorker::check);
    }

    /** How many frames are restored of groups that are not done yet. */
    public int framesInHand() {
        return workers.stream().mapToInt(RestoreWorker::framesInHand).sum();
    }

    /** Finishes the groups in hand and takes no more; {@link #close} then has nothing to break off. */
    public void drain() {
        // Each waits for its own group, so they wait side by side.
        List<Thread> waiting = new ArrayList<>();
        for (RestoreWorker worker : workers) {
            Thread thread = new Thread(worker::drain, "restorer-drain");
            thread.start();
            waiting.add(thread);
        }
        for (Thread thread : waiting) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Breaks off the groups in hand, whose tickets go to other workers, and lets go of everything. */
    @Override
    public void close() {
        workers.forEach(RestoreWorker::abort);
        workers.forEach(RestoreWorker::close);
        publisher.close();
    }
}
