package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.lora.LoraFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks of SUPIR.
 *
 * @param bundle the model's name or folder
 * @param loras what is added to its weights
 * @param fingerprint that of the bundle that the job was made with, where it says so
 * @param strategy how references are used
 * @param attendWeight how much the reference weighs where it is attended to, 0 to 1
 * @param noise which noise frames are restored with
 * @param changes to the bundle's defaults, by the names that it gives them
 * @param prompting what is asked of each shot's prompts
 */
record SupirRequest(
        String bundle,
        List<LoraFile> loras,
        Optional<String> fingerprint,
        Strategy strategy,
        double attendWeight,
        Noise noise,
        Map<String, String> changes,
        Prompting prompting) {
    private static final String BUNDLE = "bundle";
    private static final String LORA = "lora";
    private static final String FINGERPRINT = "fingerprint";
    private static final String ATTEND_WEIGHT = "attend-weight";
    private static final double DEFAULT_WEIGHT = 0.5;
    private static final String SHIPPED = "supir-mini";

    /** The settings as jobs call them, and as bundles do. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("preset", "preset"),
            Map.entry("steps", "steps"),
            Map.entry("seed", "seed"),
            Map.entry("cfg", "cfg"),
            Map.entry("control-scale", "control_scale"),
            Map.entry("restore-strength", "restore_cfg"),
            Map.entry("color-fix", "color_fix"),
            Map.entry("prompt", "positive"),
            Map.entry("negative", "negative"),
            Map.entry("tile", "tile"),
            Map.entry("vae-tile", "vae_tile"));

    SupirRequest {
        loras = List.copyOf(loras);
        changes = Map.copyOf(changes);
    }

    private static List<LoraFile> loras(@Nullable String text) {
        try {
            return text == null ? List.of() : LoraFile.read(text);
        } catch (IllegalArgumentException e) {
            throw new EngineSettingsException("engine supir: " + e.getMessage(), e);
        }
    }

    static SupirRequest of(EngineSettings settings) {
        Set<String> known = new TreeSet<>(NAMES.keySet());
        known.add(BUNDLE);
        known.add(LORA);
        known.add(FINGERPRINT);
        known.addAll(Prompting.NAMES);
        known.add(Strategy.SETTING);
        known.add(ATTEND_WEIGHT);
        known.add(Noise.SETTING);
        Parameters.check(settings, known);
        Map<String, String> given = settings.parameters();
        Map<String, String> changes = new HashMap<>();
        NAMES.forEach((name, inBundle) -> {
            String value = given.get(name);
            if (value != null) {
                changes.put(inBundle, value);
            }
        });
        Prompting prompting = Prompting.of(given);
        if (prompting.weighsNegative()) {
            changes.remove("negative");
        }
        return new SupirRequest(
                given.getOrDefault(BUNDLE, SHIPPED),
                loras(given.get(LORA)),
                Optional.ofNullable(given.get(FINGERPRINT)),
                Strategy.of(settings),
                weight(given.get(ATTEND_WEIGHT)),
                Noise.parse(given.getOrDefault(Noise.SETTING, Noise.CARRIED.toString())),
                changes,
                prompting);
    }

    private static double weight(@Nullable String text) {
        try {
            double weight = text == null ? DEFAULT_WEIGHT : Double.parseDouble(text);
            if (weight >= 0 && weight <= 1) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new EngineSettingsException("engine supir: " + ATTEND_WEIGHT + " must be from 0 to 1, not " + text);
    }

    /** What the model does with frames. */
    Diffusion diffusion(Supir supir, RestoreSettings restore) {
        return strategy == Strategy.ATTEND && attendWeight > 0
                ? new AttendingDiffusion(supir, restore, attendWeight)
                : Diffusion.alone(supir, restore);
    }
}
