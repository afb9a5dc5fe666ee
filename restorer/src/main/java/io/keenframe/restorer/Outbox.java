package io.keenframe.restorer;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.Results;
import io.keenframe.runtime.WorkThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A group's restored frames on their way to their topic, packed on another thread. For one thread. */
final class Outbox {
    /** Frames that wait to be packed; more would only take memory. */
    private static final int MOST_WAITING = 2;

    private final String topic;
    private final FramePublisher publisher;
    private final FrameCodec codec;
    private final WorkThread writer;
    private final StageTimes times;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final List<CompletableFuture<Long>> sent = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param writer the only thread to use the codec
     */
    Outbox(JobId job, FramePublisher publisher, FrameCodec codec, WorkThread writer, StageTimes times) {
        this.topic = Topics.restored(job);
        this.publisher = publisher;
        this.codec = codec;
        this.writer = writer;
        this.times = times;
    }

    /**
     * Sends a frame; waits while too many wait to be packed.
     *
     * @param record the frame's record where there is one already
     */
    void send(Frame frame, byte @Nullable [] record) throws InterruptedException {
        times.waiting("wait", () -> {
            room.acquire();
            return room;
        });
        for (CompletableFuture<Long> earlier : sent) {
            if (earlier.isCompletedExceptionally()) {
                Results.of(earlier);
            }
        }
        CompletableFuture<Long> offset = new CompletableFuture<>();
        sent.add(offset);
        writer.execute(() -> publish(frame, record, offset));
    }

    private void publish(Frame frame, byte @Nullable [] record, CompletableFuture<Long> offset) {
        try {
            byte[] bytes = record != null ? record : times.time("pack", () -> codec.encode(frame));
            CompletableFuture<Long> safe = publisher.publish(topic, frame.index(), bytes);
            var unused = safe.whenComplete((at, fault) -> {
                if (fault == null) {
                    offset.complete(at);
                } else {
                    offset.completeExceptionally(fault);
                }
            });
        } catch (Throwable e) {
            offset.completeExceptionally(e);
        } finally {
            room.release();
        }
    }

    /** How many frames were sent. */
    int count() {
        return sent.size();
    }

    /** Waits until all frames are safe; where they lie, in the order in which they were sent. */
    List<Long> offsets() throws InterruptedException {
        return times.waiting("publish", () -> {
            List<Long> offsets = new ArrayList<>();
            for (CompletableFuture<Long> frame : sent) {
                offsets.add(Results.of(frame));
            }
            return offsets;
        });
    }
}
