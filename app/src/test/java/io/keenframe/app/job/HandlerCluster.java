package io.keenframe.app.job;

import io.keenframe.contract.JobId;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.memory.MemoryCluster;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A cluster in memory whose workers do nothing by themselves: a test hands them their tickets, as often as it likes. */
final class HandlerCluster implements Cluster {
    private final MemoryCluster cluster = new MemoryCluster();
    private final Map<Stage, TicketHandler> handlers = new EnumMap<>(Stage.class);

    TicketHandler handler(Stage stage) {
        return Objects.requireNonNull(handlers.get(stage));
    }

    /** A lease of the so-manieth delivery. */
    static Lease delivered(int times) {
        return new Lease() {
            @Override
            public boolean lost() {
                return false;
            }

            @Override
            public int delivery() {
                return times;
            }
        };
    }

    @Override
    public TicketWorker startWorker(Stage stage, TicketHandler handler) {
        handlers.put(stage, handler);
        return new TicketWorker() {
            @Override
            public void check() {}

            @Override
            public void abort() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public JobLog openLog() {
        return cluster.openLog();
    }

    @Override
    public FramePublisher openPublisher() {
        return cluster.openPublisher();
    }

    @Override
    public FrameFetcher openFetcher() {
        return cluster.openFetcher();
    }

    @Override
    public TicketQueue openTickets() {
        return cluster.openTickets();
    }

    @Override
    public void createTopics(JobId job, long segment) {
        cluster.createTopics(job, segment);
    }

    @Override
    public void deleteTopics(JobId job) {
        cluster.deleteTopics(job);
    }

    @Override
    public void deleteTopic(String topic) {
        cluster.deleteTopic(topic);
    }

    @Override
    public void trim(String topic, long beforeOffset) {
        cluster.trim(topic, beforeOffset);
    }

    @Override
    public Optional<String> crowding(JobId job, long bytes) {
        return cluster.crowding(job, bytes);
    }

    @Override
    public long outstanding(Stage stage) {
        return cluster.outstanding(stage);
    }

    @Override
    public void check() {
        cluster.check();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
