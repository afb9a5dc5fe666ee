package io.keenframe.supir;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which kind of SDXL a bundle stands on; upstream has presets for each. */
public enum BaseModel {
    /** As it was trained: 50 steps of EDM; its fast preset is that of distilled ones. */
    ORDINARY,
    /** Distilled to a few steps, such as SDXL-Lightning: 8 steps of DPM++. */
    LIGHTNING;

    private static final String FAITHFUL = "1.5:1.5";

    /** The settings that differ from the published ones unless a preset says otherwise. */
    Map<String, String> defaults() {
        return this == LIGHTNING ? Preset.FAST.parameters() : Map.of();
    }

    /** Its presets by name. */
    Map<String, Map<String, String>> presets() {
        Map<String, Map<String, String>> presets = new LinkedHashMap<>();
        for (Preset preset : Preset.values()) {
            presets.put(preset.toString(), this == LIGHTNING ? lightning(preset) : preset.parameters());
        }
        return presets;
    }

    private static Map<String, String> lightning(Preset preset) {
        Map<String, String> settings = new LinkedHashMap<>(Preset.FAST.parameters());
        if (preset == Preset.FIDELITY) {
            settings.put("cfg", FAITHFUL);
        }
        return settings;
    }
}
