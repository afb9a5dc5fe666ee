package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import java.util.List;

/** The engines there are, by name. For one thread. */
public final class Engines implements EngineFactory {
    /** Their names. */
    public static final List<String> NAMES = List.of("supir", "lanczos", "identity");

    @Override
    public Engine open(EngineSettings settings, Scaling scaling) {
        return switch (settings.engine()) {
            case "lanczos" -> {
                Parameters.check(settings, List.of());
                yield new LanczosEngine(scaling);
            }
            case "identity" -> {
                Parameters.check(settings, List.of());
                yield new IdentityEngine(scaling);
            }
            default ->
                throw new EngineSettingsException(
                        "there is no engine '" + settings.engine() + "'; choose one of " + String.join(", ", NAMES));
        };
    }

    @Override
    public void close() {}
}
