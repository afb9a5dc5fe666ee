package io.keenframe.supir;

import io.keenframe.supir.colour.ColorFix;
import io.keenframe.supir.sample.ControlScale;
import io.keenframe.supir.sample.EdmSettings;
import io.keenframe.supir.sample.Guidance;
import io.keenframe.supir.sample.SamplerSettings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * All that decides what a restoration makes of a picture, besides the model.
 *
 * @param sampler how noise becomes a picture
 * @param guidance how hard the prompts pull
 * @param restoration the exponent of restoration guidance (section 3.4), which pulls to the degraded picture: above 0, the
 *     smaller the stronger; 0 or below turns it off
 * @param colorFix what keeps the colours of the degraded picture
 * @param prompts what the picture should look like
 * @param windows how large pictures are split
 * @param seed what all noise derives from
 */
public record RestoreSettings(
        SamplerSettings sampler,
        Guidance guidance,
        double restoration,
        ColorFix colorFix,
        Prompts prompts,
        Windows windows,
        long seed) {
    /** Upstream's settings for quality, with its prompts, windows and seed. */
    public static final RestoreSettings PUBLISHED = new RestoreSettings(
            new EdmSettings(50, 5, 1.003, ControlScale.FULL),
            new Guidance(7.5, 4),
            -1,
            ColorFix.WAVELET,
            Prompts.PUBLISHED,
            Windows.PUBLISHED,
            1234);

    /**
     * These settings with some of them changed, by the names that {@link #parameters} gives them.
     *
     * <p>{@code cfg} and {@code control_scale} also take {@code END:START}; given alone, they hold at every noise level.
     *
     * @throws IllegalArgumentException if there is no setting of that name, or it cannot have that value
     */
    public RestoreSettings with(Map<String, String> changes) {
        return SettingsText.read(this, List.of(changes));
    }

    /** These settings with another seed. */
    public RestoreSettings withSeed(long other) {
        return new RestoreSettings(sampler, guidance, restoration, colorFix, prompts, windows, other);
    }

    /** These settings with another number of steps. */
    public RestoreSettings withSteps(int steps) {
        return new RestoreSettings(sampler.withSteps(steps), guidance, restoration, colorFix, prompts, windows, seed);
    }

    /** These settings with another colour fix. */
    public RestoreSettings withColorFix(ColorFix other) {
        return new RestoreSettings(sampler, guidance, restoration, other, prompts, windows, seed);
    }

    /** These settings with other prompts. */
    public RestoreSettings withPrompts(Prompts other) {
        return new RestoreSettings(sampler, guidance, restoration, colorFix, other, windows, seed);
    }

    /** These settings with another guidance. */
    public RestoreSettings withGuidance(Guidance other) {
        return new RestoreSettings(sampler, other, restoration, colorFix, prompts, windows, seed);
    }

    /** Whether restoration guidance is on. */
    public boolean guidesRestoration() {
        return restoration > 0;
    }

    /** Every setting by its name; {@code PUBLISHED.with(parameters())} are these settings again. */
    public SortedMap<String, String> parameters() {
        return SettingsText.write(this);
    }

    /** One line a setting, in the order of names: the same text for the same settings, to be hashed. */
    public String canonical() {
        return parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
