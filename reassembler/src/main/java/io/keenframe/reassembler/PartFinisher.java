package io.keenframe.reassembler;

import io.keenframe.contract.event.Part;
import io.keenframe.media.write.PartWriter;
import io.keenframe.runtime.Results;
import io.keenframe.runtime.WorkThread;
import java.io.IOException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Completes a part while the next one is being encoded, since an encoder that is only being emptied leaves cores idle.
 *
 * <p>Parts are completed in order, one at a time. For one thread.
 */
final class PartFinisher implements AutoCloseable {
    private final Completion completion;
    private final WorkThread thread = new WorkThread("assemble-finish");
    private @Nullable Future<Part> inHand;

    /** What is done about a part that is safe on disk. */
    interface Completion {
        void completed(Part part, Span span) throws InterruptedException, IOException;
    }

    /** When a part's frames are presented. */
    static final class Span {
        private int frames;
        private long first;
        private long last;

        void add(long pts) {
            first = frames == 0 ? pts : first;
            last = pts;
            frames++;
        }

        int frames() {
            return frames;
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }
    }

    PartFinisher(Completion completion) {
        this.completion = completion;
    }

    /**
     * Begins to complete a part, once the one before is complete.
     *
     * @param writer has all the part's frames; it is closed when the part is complete
     */
    void finish(PartWriter writer, Part part, Span span) throws InterruptedException, IOException {
        await();
        inHand = thread.submit(() -> {
            try (writer) {
                writer.finish();
            }
            completion.completed(part, span);
            return part;
        });
    }

    /** Waits until no part is in hand; what went wrong with one goes wrong here. */
    void await() throws InterruptedException, IOException {
        Future<Part> part = inHand;
        inHand = null;
        if (part != null) {
            try {
                Results.of(part);
            } catch (IllegalStateException e) {
                if (e.getCause() instanceof IOException fault) {
                    throw fault;
                }
                throw e;
            }
        }
    }

    /** Returns when the part in hand is complete: its work is done but for seconds. */
    @Override
    public void close() {
        thread.drain();
    }
}
