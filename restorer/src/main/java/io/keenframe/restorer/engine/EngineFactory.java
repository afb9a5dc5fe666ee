package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;

/** Opens the engines of one worker, and holds what is dear to open, such as a model. For one thread. */
public interface EngineFactory extends AutoCloseable {
    /**
     * Opens an engine; those opened before must be closed by then.
     *
     * @throws EngineSettingsException where there is no such engine, bundle or setting, which no other attempt can cure
     */
    Engine open(EngineSettings settings, Scaling scaling);

    /** Lets go of everything. */
    @Override
    void close();
}
