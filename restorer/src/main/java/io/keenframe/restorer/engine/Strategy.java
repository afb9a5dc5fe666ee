package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the reference of a group is used. */
public enum Strategy {
    /** Frames are restored by themselves; a model's noise is carried along the motion. */
    NONE,
    /** The frame is given back what it lost and its reference kept, before it is restored. */
    FUSE,
    /** The model's self-attention also sees the reference. */
    ATTEND,
    /** The reference's result is carried along the motion; only what that does not explain is restored. */
    PROPAGATE;

    /** The setting's name. */
    public static final String SETTING = "strategy";

    /** The strategy that settings ask for; {@link #NONE} where they say nothing. */
    static Strategy of(EngineSettings settings) {
        String name = settings.parameters().getOrDefault(SETTING, NONE.toString());
        return Arrays.stream(values())
                .filter(strategy -> strategy.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new EngineSettingsException("there is no strategy '" + name + "'; choose one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Strategy::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
