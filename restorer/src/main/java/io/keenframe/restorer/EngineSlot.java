package io.keenframe.restorer;

import io.keenframe.contract.EngineSettings;
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
        boolean serves(EngineSettings wanted, Scaling size) {
            return settings.equals(wanted) && scaling.equals(size);
        }
    }

    /** The engine with these settings. */
    Engine engine(EngineSettings settings, Scaling scaling) {
        Opened last = opened;
        if (last != null && last.serves(settings, scaling)) {
            return last.engine();
        }
        drop();
        Engine engine = factory.open(settings, scaling);
        opened = new Opened(settings, scaling, engine);
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
