package io.keenframe.reassembler;

import io.keenframe.contract.event.Part;
import io.keenframe.media.PartWriter;
import io.keenframe.runtime.Results;
import io.keenframe.runtime.WorkThread;
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
        void completed(Part part) throws InterruptedException;
    }

    PartFinisher(Completion completion) {
        this.completion = completion;
    }

    /**
     * Begins to complete a part, once the one before is complete.
     *
     * @param writer has all the part's frames; it is closed when the part is complete
     */
    void finish(PartWriter writer, Part part) throws InterruptedException {
        await();
        inHand = thread.submit(() -> {
            try (writer) {
                writer.finish();
            }
            completion.completed(part);
            return part;
        });
    }

    /** Waits until no part is in hand; what went wrong with one goes wrong here. */
    void await() throws InterruptedException {
        if (inHand != null) {
            Results.of(inHand);
            inHand = null;
        }
    }

    /** Returns when the part in hand is complete: its work is done but for seconds. */
    @Override
    public void close() {
        thread.drain();
    }
}
