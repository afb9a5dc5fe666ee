package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The evaluations in progress, of all sessions that share it, so that they can be cancelled. */
public final class RunningEvaluations {
    /** Whether each has been cancelled. */
    private final Map<RunOptions, Boolean> runs = new HashMap<>();

    private long cancellations;

    /** Cancels all that are in progress; they end between two nodes of their graphs. */
    public synchronized void cancel() {
        cancellations++;
        runs.replaceAll((options, cancelled) -> terminate(options));
    }

    private synchronized void cancel(RunOptions options) {
        runs.computeIfPresent(options, (run, cancelled) -> terminate(run));
    }

    private static boolean terminate(RunOptions options) {
        try {
            options.setTerminate(true);
            return true;
        } catch (OrtException e) {
            throw new InferenceException("cancelling", e);
        }
    }

    /** How often evaluations were cancelled so far. */
    public synchronized long cancellations() {
        return cancellations;
    }

    /**
     * Returns if nothing was cancelled since {@link #cancellations} was asked: for work that takes several evaluations,
     * between which there is none to cancel.
     *
     * @throws CancellationException otherwise
     */
    public synchronized void requireNoneSince(long before) {
        if (cancellations != before) {
            throw new CancellationException("the evaluation was cancelled");
        }
    }

    <T> T track(Evaluation<T> evaluation) {
        try (RunOptions options = new RunOptions()) {
            begin(options);
            try {
                return Curfew.ofProcess().before(() -> cancel(options), () -> evaluation.run(options));
            } catch (OrtException e) {
                throw end(options) ? cancelled(e) : new InferenceException("evaluating the network", e);
            } finally {
                end(options);
            }
        } catch (OrtException e) {
            throw new InferenceException("evaluating the network", e);
        }
    }

    private static CancellationException cancelled(OrtException cause) {
        CancellationException exception = new CancellationException("the evaluation was cancelled");
        exception.initCause(cause);
        return exception;
    }

    private synchronized void begin(RunOptions options) {
        runs.put(options, false);
    }

    private synchronized boolean end(RunOptions options) {
        return Boolean.TRUE.equals(runs.remove(options));
    }

    /** One run under its options. */
    interface Evaluation<T> {
        T run(RunOptions options) throws OrtException;
    }
}
