package io.keenframe.runtime;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What other threads made. */
public final class Results {
    private Results() {}

    /** Waits for a result; what went wrong with it goes wrong here. */
    public static <T> T of(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof InterruptedException) {
                throw new CancellationException("interrupted");
            }
            throw new IllegalStateException(String.valueOf(cause == null ? null : cause.getMessage()), cause);
        }
    }
}
