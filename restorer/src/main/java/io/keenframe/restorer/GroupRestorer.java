package io.keenframe.restorer;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.Results;
import io.keenframe.runtime.WorkThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes a group's frames through an engine: out of the job's frames topic and into its restored one. For one thread. */
final class GroupRestorer implements AutoCloseable {
    private final FrameFetcher fetcher;
    private final FramePublisher publisher;
    private final FrameCodec unpacker = new FrameCodec();
    private final FrameCodec packer = new FrameCodec();
    private final WorkThread reader;
    private final WorkThread writer;
    private volatile int framesInHand;

    /**
     * A restorer of groups.
     *
     * @param name the worker's, for the names of its threads
     * @param fetcher this restorer's own
     * @param publisher may be shared
     */
    GroupRestorer(String name, FrameFetcher fetcher, FramePublisher publisher) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.reader = new WorkThread(name + "-read");
        this.writer = new WorkThread(name + "-write");
    }

    /** Restores a group; returns once its frames are safe. */
    JobEvent.GroupRestored restore(JobId job, Group group, Engine engine, Progress progress, StageTimes times)
            throws InterruptedException {
        List<Long> offsets;
        try {
            offsets = engine.changesNothing()
                    ? passed(job, group, progress, times)
                    : restored(job, group, engine, progress, times);
        } finally {
            framesInHand = 0;
        }
        return new JobEvent.GroupRestored(job, group.index(), offsets, times.seconds());
    }

    /** The frame that a group may borrow from. */
    Frame reference(JobId job, Group group, StageTimes times) throws InterruptedException {
        try (FramesAhead frames = new FramesAhead(job, group, fetcher, unpacker, reader, times)) {
            return frames.reference();
        }
    }

    private List<Long> restored(JobId job, Group group, Engine engine, Progress progress, StageTimes times)
            throws InterruptedException {
        Outbox outbox = new Outbox(job, publisher, packer, writer, times);
        try (FramesAhead frames = new FramesAhead(job, group, fetcher, unpacker, reader, times)) {
            engine.restore(
                    frames,
                    frame -> {
                        outbox.send(frame, frames.recordOf(frame));
                        framesInHand = outbox.count();
                    },
                    progress);
        }
        if (outbox.count() != group.frames()) {
            throw new IllegalStateException("the engine made " + outbox.count() + " frames of the " + group.frames()
                    + " of group " + group.index());
        }
        return outbox.offsets();
    }

    /** How many frames of a group that is not done yet are restored. */
    int framesInHand() {
        return framesInHand;
    }

    /** Sends the records on as they are. */
    private List<Long> passed(JobId job, Group group, Progress progress, StageTimes times) throws InterruptedException {
        List<CompletableFuture<Long>> sent = new ArrayList<>();
        for (int i = 0; i < group.frames(); i++) {
            progress.check();
            long offset = group.offset() + i;
            byte[] record = Results.of(reader.submit(
                    () -> times.time("fetch", () -> fetcher.fetch(Topics.frames(job), offset))));
            sent.add(publisher.publish(Topics.restored(job), group.firstFrame() + i, record));
        }
        return times.waiting("publish", () -> {
            List<Long> offsets = new ArrayList<>();
            for (CompletableFuture<Long> frame : sent) {
                offsets.add(Results.of(frame));
            }
            return offsets;
        });
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
        fetcher.close();
        unpacker.close();
        packer.close();
    }
}
