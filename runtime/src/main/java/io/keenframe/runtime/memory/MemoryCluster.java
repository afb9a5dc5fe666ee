package io.keenframe.runtime.memory;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.JobStates;
import io.keenframe.runtime.NoClusterException;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A cluster that forgets everything with its process; its tickets have no locks that could run out. */
public final class MemoryCluster implements Cluster {
    private final JobStates states = new JobStates();
    private final Map<String, MemoryTopic> topics = new ConcurrentHashMap<>();
    private final Map<Stage, MemoryTickets> tickets = new EnumMap<>(Stage.class);
    private volatile boolean closed;

    /** A cluster with nothing in it. */
    public MemoryCluster() {
        for (Stage stage : Stage.values()) {
            tickets.put(stage, new MemoryTickets());
        }
    }

    @Override
    public JobLog openLog() {
        return new MemoryJobLog(states);
    }

    @Override
    public FramePublisher openPublisher() {
        return new FramePublisher() {
            @Override
            public CompletableFuture<Long> publish(String topic, int frame, byte[] record) {
                if (record.length > LARGEST_RECORD) {
                    throw new IllegalArgumentException("frame " + frame + " has " + record.length
                            + " bytes, and a record at most " + LARGEST_RECORD);
                }
                MemoryTopic there = topics.get(topic);
                return there == null
                        ? CompletableFuture.failedFuture(new FrameGoneException("there is no topic " + topic))
                        : CompletableFuture.completedFuture(there.add(record));
            }

            @Override
            public CompletableFuture<Long> setAside(JobId job, int frame, byte[] record, String reason) {
                MemoryTopic dead = topics.computeIfAbsent(Topics.DEAD_FRAMES, name -> new MemoryTopic());
                return CompletableFuture.completedFuture(dead.add(record));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public FrameFetcher openFetcher() {
        return new FrameFetcher() {
            @Override
            public byte[] fetch(String topic, long offset) {
                MemoryTopic there = topics.get(topic);
                return (there == null ? new MemoryTopic() : there)
                        .at(offset)
                        .orElseThrow(() ->
                                new FrameGoneException("the frame at offset " + offset + " of " + topic + " is gone"));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public TicketQueue openTickets() {
        return new TicketQueue() {
            @Override
            public void offer(Ticket ticket) {
                tickets(Stage.of(ticket)).offer(ticket);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public TicketWorker startWorker(Stage stage, TicketHandler handler) {
        return MemoryTicketWorker.start(stage, tickets(stage), handler);
    }

    @SuppressWarnings("NullAway") // every stage has its own
    private MemoryTickets tickets(Stage stage) {
        return tickets.get(stage);
    }

    @Override
    public void createTopics(JobId job, long segment) {
        topics.putIfAbsent(Topics.frames(job), new MemoryTopic());
        topics.putIfAbsent(Topics.restored(job), new MemoryTopic());
    }

    @Override
    public void deleteTopics(JobId job) {
        topics.remove(Topics.frames(job));
        topics.remove(Topics.restored(job));
    }

    @Override
    public void deleteTopic(String topic) {
        topics.remove(topic);
    }

    @Override
    public void trim(String topic, long beforeOffset) {
        MemoryTopic there = topics.get(topic);
        if (there != null) {
            there.trim(beforeOffset);
        }
    }

    @Override
    public Optional<String> crowding(JobId job, long bytes) {
        return Optional.empty();
    }

    @Override
    public long outstanding(Stage stage) {
        return tickets(stage).outstanding();
    }

    @Override
    public void check() {
        if (closed) {
            throw new NoClusterException("the cluster in memory is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        states.end(new IllegalStateException("the cluster in memory is closed"));
    }
}
