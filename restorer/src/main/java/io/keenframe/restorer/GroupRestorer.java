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
        try {
            return engine.changesNothing()
                    ? new JobEvent.GroupRestored(
                            job, group.index(), passed(job, group, progress, times), 0, times.seconds())
                    : restored(job, group, engine, progress, times);
        } finally {
            framesInHand = 0;
        }
    }

    /** The frame that a group may borrow from. */
    Frame reference(JobId job, Group group, StageTimes times) throws InterruptedException {
        try (FramesAhead frames = new FramesAhead(job, group, fetcher, unpacker, reader, times)) {
            return frames.reference();
        }
    }

    /** Keeps a frame that no engine can restore, to be looked into; returns once it is safe. */
    void setAside(JobId job, Frame frame, String reason) throws InterruptedException {
        byte[] record = Results.of(writer.submit(() -> packer.encode(frame)));
        Results.of(publisher.setAside(job, frame.index(), record, reason));
    }

    private JobEvent.GroupRestored restored(JobId job, Group group, Engine engine, Progress progress, StageTimes times)
            throws InterruptedException {
        PixelCount count = new PixelCount(progress);
        long[] pixels = new long[1];
        Outbox outbox = new Outbox(job, publisher, packer, writer, times);
        try (FramesAhead frames = new FramesAhead(job, group, fetcher, unpacker, reader, times)) {
            engine.restore(
                    frames,
                    frame -> {
                        outbox.send(frame, frames.recordOf(frame));
                        framesInHand = outbox.count();
                        pixels[0] += (long) frame.size().width() * frame.size().height();
                    },
                    count);
        }
        if (outbox.count() != group.frames()) {
            throw new IllegalStateException("the engine made " + outbox.count() + " frames of the " + group.frames()
                    + " of group " + group.index());
        }
        double share = (double) count.diffused() / pixels[0];
        List<Long> offsets = outbox.offsets();
        return new JobEvent.GroupRestored(job, group.index(), offsets, share, times.seconds());
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
