package io.keenframe.restorer;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Scaling;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import org.jspecify.annotations.Nullable;

/** A worker's engine: the last one that was asked for, kept until a job needs another. For one thread. */
final class EngineSlot implements AutoCloseable {
    private final EngineFactory factory;
    private volatile @Nullable Opened opened;

    EngineSlot(EngineFactory factory) {
        this.factory = factory;
    }

    private record Opened(EngineSettings settings, Scaling scaling, Engine engine) {
        boolean serves(JobSpec spec) {
            return settings.equals(spec.engine()) && scaling.equals(spec.scaling());
        }
    }

    /** The engine that a job asks for. */
    Engine engine(JobSpec spec) {
        Opened last = opened;
        if (last != null && last.serves(spec)) {
            return last.engine();
        }
        drop();
        Engine engine = factory.open(spec.engine(), spec.scaling());
        opened = new Opened(spec.engine(), spec.scaling(), engine);
        return engine;
    }

    /** Closes the engine, such as after it failed. */
    void drop() {
        Opened last = opened;
        opened = null;
        if (last != null) {
            last.engine().close();
        }
    }

    /** Ends what the engine is doing; from any thread. */
    void cancel() {
        Opened last = opened;
        if (last != null) {
            last.engine().cancel();
        }
    }

    @Override
    public void close() {
        drop();
        factory.close();
    }
}
