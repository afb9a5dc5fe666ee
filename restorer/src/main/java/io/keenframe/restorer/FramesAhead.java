package io.keenframe.restorer;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.restorer.engine.GroupFrames;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.Results;
import io.keenframe.runtime.WorkThread;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A group's frames, fetched and unpacked on another thread, one ahead of the engine. For one thread. */
final class FramesAhead implements GroupFrames, AutoCloseable {
    private final Group group;
    private final String topic;
    private final FrameFetcher fetcher;
    private final FrameCodec codec;
    private final WorkThread reader;
    private final StageTimes times;
    private final Map<Long, Future<Loaded>> ahead = new HashMap<>();
    private @Nullable Loaded reference;
    private @Nullable Loaded last;

    private record Loaded(Frame frame, byte[] record) {}

    /**
     * The frames of a group.
     *
     * @param reader the only thread to use the fetcher and the codec
     */
    FramesAhead(JobId job, Group group, FrameFetcher fetcher, FrameCodec codec, WorkThread reader, StageTimes times) {
        this.group = group;
        this.topic = Topics.frames(job);
        this.fetcher = fetcher;
        this.codec = codec;
        this.reader = reader;
        this.times = times;
    }

    @Override
    public int count() {
        return group.frames();
    }

    @Override
    public Frame frame(int index) throws InterruptedException {
        if (index < 0 || index >= group.frames()) {
            throw new IndexOutOfBoundsException(
                    "group " + group.index() + " has " + group.frames() + " frames, not a frame " + index);
        }
        long offset = group.offset() + index;
        request(offset);
        if (index + 1 < group.frames()) {
            request(offset + 1);
        }
        last = loaded(offset);
        return last.frame();
    }

    @Override
    public Frame reference() throws InterruptedException {
        if (reference == null) {
            request(group.reference().offset());
            reference = loaded(group.reference().offset());
        }
        return reference.frame();
    }

    /** The record that a frame was unpacked from; null for a frame that did not come from here just now. */
    @SuppressWarnings("ReferenceEquality") // the very object is unchanged for sure, and comparing samples is not free
    byte @Nullable [] recordOf(Frame frame) {
        if (last != null && last.frame() == frame) {
            return last.record();
        }
        return reference != null && reference.frame() == frame ? reference.record() : null;
    }

    private void request(long offset) {
        if (!ahead.containsKey(offset)) {
            ahead.put(offset, reader.submit(() -> load(offset)));
        }
    }

    private Loaded load(long offset) throws Exception {
        byte[] record = times.time("fetch", () -> fetcher.fetch(topic, offset));
        return new Loaded(times.time("unpack", () -> codec.decode(record)), record);
    }

    private Loaded loaded(long offset) throws InterruptedException {
        Future<Loaded> request = Objects.requireNonNull(ahead.get(offset));
        Loaded loaded = times.waiting("wait", () -> Results.of(request));
        ahead.remove(offset);
        return loaded;
    }

    /** Takes back the requests that are not under way. */
    @Override
    public void close() {
        ahead.values().forEach(request -> request.cancel(false));
        ahead.clear();
    }
}
