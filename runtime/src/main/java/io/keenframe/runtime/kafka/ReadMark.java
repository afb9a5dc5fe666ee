package io.keenframe.runtime.kafka;

import org.jspecify.annotations.Nullable;

/** How far a log has been read, for who waits for it. */
final class ReadMark {
    private long next;
    private @Nullable Throwable end;

    /** All records before an offset have been read. */
    synchronized void reached(long offset) {
        next = offset;
        notifyAll();
    }

    /** Nothing is read any more. */
    synchronized void end(Throwable reason) {
        end = reason;
        notifyAll();
    }

    /** Returns once all records before an offset have been read. */
    synchronized void await(long offset) throws InterruptedException {
        while (next < offset) {
            if (end != null) {
                throw new IllegalStateException("the jobs log has ended: " + end.getMessage(), end);
            }
            wait();
        }
    }
}
