package io.keenframe.reassembler;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.Results;
import io.keenframe.runtime.WorkThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/** A job's restored frames, fetched and unpacked on another thread, a few ahead of the encoder. For one thread. */
final class RestoredFrames implements AutoCloseable {
    private static final int AHEAD = 3;

    private final String topic;
    private final FrameFetcher fetcher;
    private final FrameCodec codec = new FrameCodec();
    private final WorkThread reader = new WorkThread("assemble-read");

    /** What takes the frames. */
    interface Sink {
        void take(Frame frame) throws InterruptedException;
    }

    /**
     * The restored frames of a job.
     *
     * @param fetcher nobody else may use it until this is closed; it is not closed with it
     */
    RestoredFrames(JobId job, FrameFetcher fetcher) {
        this.topic = Topics.restored(job);
        this.fetcher = fetcher;
    }

    /** Gives the frames at these offsets, in this order. */
    void read(List<Long> offsets, Sink sink) throws InterruptedException {
        Deque<Future<Frame>> ahead = new ArrayDeque<>();
        int asked = 0;
        for (int i = 0; i < offsets.size(); i++) {
            for (; asked < Math.min(offsets.size(), i + 1 + AHEAD); asked++) {
                long offset = offsets.get(asked);
                ahead.add(reader.submit(() -> codec.decode(fetcher.fetch(topic, offset))));
            }
            sink.take(Results.of(ahead.remove()));
        }
    }

    @Override
    public void close() {
        reader.close();
        codec.close();
    }
}
