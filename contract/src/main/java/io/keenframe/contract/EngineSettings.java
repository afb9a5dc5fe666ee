package io.keenframe.contract;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which engine restores, and the settings that it alone understands.
 *
 * @param engine {@code supir}, {@code onnx}, {@code lanczos} or {@code identity}
 * @param parameters the engine's own settings by name, such as {@code bundle}, {@code steps} or {@code seed}
 */
public record EngineSettings(String engine, SortedMap<String, String> parameters) {
    public EngineSettings {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** The same engine with some settings changed or added. */
    public EngineSettings with(Map<String, String> changes) {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        all.putAll(changes);
        return new EngineSettings(engine, all);
    }

    /** An engine with these settings. */
    public static EngineSettings of(String engine, Map<String, String> parameters) {
        return new EngineSettings(engine, new TreeMap<>(parameters));
    }
}
