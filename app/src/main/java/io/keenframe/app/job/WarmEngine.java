package io.keenframe.app.job;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A factory whose first engine is being opened while the broker still starts. */
final class WarmEngine implements EngineFactory {
    private final EngineFactory factory;
    private final JobSpec spec;
    private @Nullable CompletableFuture<Engine> opening;

    /**
     * Begins to open the first engine.
     *
     * @param small whether the model is so small that a trial run costs less than loading its networks one by one, each
     *     when it is first needed
     */
    WarmEngine(EngineFactory factory, JobSpec spec, boolean small) {
        this.factory = factory;
        this.spec = spec;
        CompletableFuture<Engine> future = new CompletableFuture<>();
        opening = future;
        Thread thread = new Thread(
                () -> {
                    try {
                        if (small) {
                            tryOut();
                        }
                        future.complete(factory.open(spec.engine(), spec.scaling()));
                    } catch (RuntimeException | InterruptedException | Error e) {
                        future.completeExceptionally(e);
                    }
                },
                "engine-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** One step on one small square, after which all networks are loaded and the prompts are known. */
    private void tryOut() throws InterruptedException {
        SortedMap<String, String> settings = new TreeMap<>(spec.engine().parameters());
        settings.put("steps", "1");
        LoneFrame.restored(grey(), factory, new EngineSettings(spec.engine().engine(), settings), Scaling.none());
    }

    private static Frame grey() {
        int side = 64;
        Plane luma = new Plane(side, side, new byte[side * side]);
        Plane chroma = new Plane(side / 2, side / 2, new byte[side * side / 4]);
        return new Frame(
                0, 0, 1, new Size(side, side), PixelFormat.YUV420P, Colour.UNSPECIFIED, List.of(luma, chroma, chroma));
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
