package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOGGER = LoggerFactory.getLogger(Environment.class);
    private static final String NAME = "keenframe";
    private static final OrtLoggingLevel LEVEL = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;

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
                OrtEnvironment environment = OrtEnvironment.getEnvironment(LEVEL, NAME);
                keep();
                started.complete(environment);
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        };
        new Thread(null, start, "onnxruntime-start", STACK_BYTES).start();
        return started.join();
    }

    /**
     * Holds the environment a second time, so that ONNX Runtime's shutdown hook does not free it.
     *
     * <p>Hooks run all at once, so that one may come before {@link Curfew} has ended what is being evaluated. By
     * reflection, since the library has no other way; a library that has changed is used as it is.
     */
    private static void keep() {
        try {
            Class<?> library = Class.forName("ai.onnxruntime.OnnxRuntime");
            Field api = library.getDeclaredField("ortApiHandle");
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            api.setAccessible(true);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), LEVEL.getValue(), NAME);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            LOGGER.warn("ONNX Runtime may crash if the process is ended while a network is evaluated", e);
        }
    }
}
