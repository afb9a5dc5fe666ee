package io.keenframe.supir;

import java.util.Locale;
import java.util.Map;

/**
 * Upstream's named settings, for bundles whose manifest has no presets of its own.
 *
 * <p>supir-mini has its own, which keep its defaults and change one thing each: quality takes more steps, fidelity turns
 * restoration guidance on, fast takes fewer steps.
 */
public enum Preset {
    /** EDM in 50 steps with strong guidance: the most detail. */
    QUALITY(Map.of("sampler", "edm", "steps", "50", "cfg", "7.5:4", "s_churn", "5", "s_noise", "1.003")),
    /** EDM in 50 steps with little guidance: closer to the picture. */
    FIDELITY(Map.of("sampler", "edm", "steps", "50", "cfg", "4:1", "s_churn", "5", "s_noise", "1.003")),
    /** DPM++ in 8 steps, for distilled checkpoints such as SDXL-Lightning. */
    FAST(Map.of("sampler", "dpmpp_2m_sde", "steps", "8", "cfg", "2:2", "eta", "1", "s_noise", "1.003"));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable.
    private final Map<String, String> parameters;

    Preset(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** What the preset changes, as {@link RestoreSettings#with} takes it. */
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
