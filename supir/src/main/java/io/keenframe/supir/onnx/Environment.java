package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime itself, of which a process has one. */
final class Environment {
    /**
     * Reserved, not used: pages count as memory when they are first touched.
     *
     * <p>ONNX Runtime 1.29 matches the process' command line against a regular expression when it starts, by calling itself
     * for each character. A command line of 4000, such as one with a class path in it, overruns a Java thread's usual
     * megabyte, which kills the process without a word.
     */
    private static final long STACK_BYTES = 512L << 20;

    private static @Nullable OrtEnvironment runtime;

    private Environment() {}

    static synchronized OrtEnvironment get() {
        if (runtime == null) {
            runtime = start();
        }
        return runtime;
    }

    private static OrtEnvironment start() {
        CompletableFuture<OrtEnvironment> started = new CompletableFuture<>();
        Runnable start = () -> {
            try {
                started.complete(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "keenframe"));
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        };
        new Thread(null, start, "onnxruntime-start", STACK_BYTES).start();
        return started.join();
    }
}
