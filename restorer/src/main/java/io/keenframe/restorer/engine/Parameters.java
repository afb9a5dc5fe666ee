package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import java.util.Collection;

/** The settings that an engine takes. */
final class Parameters {
    private Parameters() {}

    /** Returns where the engine knows all that it is given. */
    static void check(EngineSettings settings, Collection<String> known) {
        for (String name : settings.parameters().keySet()) {
            if (!known.contains(name)) {
                throw new EngineSettingsException("engine " + settings.engine() + " has no setting '" + name
                        + "'; it has " + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }
}
