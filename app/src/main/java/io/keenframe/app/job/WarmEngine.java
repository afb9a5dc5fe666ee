package io.keenframe.app.job;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Scaling;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A factory whose first engine is being opened while the broker still starts. */
final class WarmEngine implements EngineFactory {
    private final EngineFactory factory;
    private final JobSpec spec;
    private @Nullable CompletableFuture<Engine> opening;

    WarmEngine(EngineFactory factory, JobSpec spec) {
        this.factory = factory;
        this.spec = spec;
        CompletableFuture<Engine> future = new CompletableFuture<>();
        opening = future;
        Thread thread = new Thread(
                () -> {
                    try {
                        future.complete(factory.open(spec.engine(), spec.scaling()));
                    } catch (RuntimeException | Error e) {
                        future.completeExceptionally(e);
                    }
                },
                "engine-start");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized Engine open(EngineSettings settings, Scaling scaling) {
        CompletableFuture<Engine> first = opening;
        opening = null;
        if (first == null) {
            return factory.open(settings, scaling);
        }
        if (settings.equals(spec.engine()) && scaling.equals(spec.scaling())) {
            return opened(first);
        }
        opened(first).close();
        return factory.open(settings, scaling);
    }

    private static Engine opened(CompletableFuture<Engine> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        CompletableFuture<Engine> first = opening;
        opening = null;
        if (first != null) {
            first.handle((engine, failure) -> {
                        if (engine != null) {
                            engine.close();
                        }
                        return failure;
                    })
                    .join();
        }
        factory.close();
    }
}
