package io.keenframe.restorer.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shot changes of its job's settings.
 *
 * @param parameters the engine's settings by name
 * @param remarks what a user should hear of it, a line each
 */
public record ShotSettings(SortedMap<String, String> parameters, List<String> remarks) {
    /** Nothing to change and nothing to remark. */
    public static final ShotSettings NONE = of(Map.of(), List.of());

    public ShotSettings {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        remarks = List.copyOf(remarks);
    }

    /** Changes with remarks on them. */
    static ShotSettings of(Map<String, String> parameters, List<String> remarks) {
        return new ShotSettings(new TreeMap<>(parameters), remarks);
    }
}
