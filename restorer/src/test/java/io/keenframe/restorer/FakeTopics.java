package io.keenframe.restorer;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.FramePublisher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Topics in memory, with both their ends. */
final class FakeTopics {
    private final Map<String, List<byte[]>> topics = new HashMap<>();

    @Nullable
    RuntimeException refusal;

    int fetched;

    /** Adds a record; its offset. */
    synchronized long add(String topic, byte[] record) {
        List<byte[]> records = topics.computeIfAbsent(topic, key -> new ArrayList<>());
        records.add(record);
        return records.size() - 1L;
    }

    synchronized List<byte[]> records(String topic) {
        return List.copyOf(topics.getOrDefault(topic, List.of()));
    }

    private synchronized byte[] fetch(String topic, long offset) {
        fetched++;
        List<byte[]> records = topics.getOrDefault(topic, List.of());
        if (offset < 0 || offset >= records.size()) {
            throw new FrameGoneException(topic + " has no frame at offset " + offset);
        }
        return records.get((int) offset);
    }

    FrameFetcher fetcher() {
        return new FrameFetcher() {
            @Override
            public byte[] fetch(String topic, long offset) {
                return FakeTopics.this.fetch(topic, offset);
            }

            @Override
            public void close() {}
        };
    }

    FramePublisher publisher() {
        return new FramePublisher() {
            @Override
            public CompletableFuture<Long> publish(String topic, int frame, byte[] record) {
                return refusal == null
                        ? CompletableFuture.completedFuture(add(topic, record))
                        : CompletableFuture.failedFuture(refusal);
            }

            @Override
            public CompletableFuture<Long> setAside(JobId job, int frame, byte[] record, String reason) {
                return publish(Topics.DEAD_FRAMES, frame, record);
            }

            @Override
            public void close() {}
        };
    }
}
