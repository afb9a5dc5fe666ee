package io.keenframe.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One daemon thread that does what it is given, in order; safe for use by several threads. */
public final class WorkThread implements AutoCloseable {
    private final ExecutorService executor;

    /** A thread of this name. */
    public WorkThread(String name) {
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does a piece of work when its turn comes. */
    public <T> Future<T> submit(Callable<T> work) {
        return executor.submit(work);
    }

    /** Does a piece of work when its turn comes; nobody waits for it. */
    public void execute(Runnable work) {
        executor.execute(work);
    }

    /** Takes no more, and returns when all that was given is done. */
    public void drain() {
        executor.shutdown();
        awaitEnd();
    }

    /** Takes no more, drops what has not begun, interrupts what has, and returns when it has ended. */
    @Override
    public void close() {
        executor.shutdownNow();
        awaitEnd();
    }

    /** What the thread uses is closed next, so an interrupt does not cut this short. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
