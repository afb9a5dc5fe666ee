package io.keenframe.restorer.engine;

import io.keenframe.restorer.caption.CaptionSource;
import io.keenframe.supir.Prompts;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks of each shot's prompts, and what a shot that was studied has.
 *
 * @param captions who is asked what a shot shows
 * @param weighsNegative whether guidance is lowered where prompts have nothing to hold on to
 * @param caption what the shot shows, where that is known
 * @param hold how much prompts have to hold on to, 0 to 1, where that is known
 */
record Prompting(
        Optional<CaptionSource> captions, boolean weighsNegative, Optional<String> caption, OptionalDouble hold) {
    private static final String CAPTIONS = "captions";
    private static final String CAPTION_MODEL = "caption-model";
    private static final String CAPTION_TIMEOUT = "caption-timeout";
    private static final String CAPTION = "caption";
    private static final String HOLD = "hold";

    /** The value of the setting {@code negative} that asks for it. */
    private static final String AUTO = "auto";

    /** The settings that a job or a shot may have of these, besides {@code negative}. */
    static final List<String> NAMES = List.of(CAPTIONS, CAPTION_MODEL, CAPTION_TIMEOUT, CAPTION, HOLD);

    static Prompting of(Map<String, String> given) {
        try {
            String hold = given.get(HOLD);
            return new Prompting(
                    source(given),
                    AUTO.equals(given.get("negative")),
                    Optional.ofNullable(given.get(CAPTION)),
                    hold == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(hold)));
        } catch (IllegalArgumentException e) {
            throw new EngineSettingsException("engine supir: " + e.getMessage(), e);
        }
    }

    private static Optional<CaptionSource> source(Map<String, String> given) {
        return Optional.ofNullable(given.get(CAPTIONS))
                .map(address -> new CaptionSource(
                        CaptionSource.endpoint(address),
                        Optional.ofNullable(given.get(CAPTION_MODEL)),
                        timeout(given.get(CAPTION_TIMEOUT))));
    }

    private static Duration timeout(@Nullable String seconds) {
        return seconds == null ? CaptionSource.TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** The setting that keeps a caption. */
    static Map<String, String> captioned(String caption) {
        return Map.of(CAPTION, caption);
    }

    /** The setting that keeps how much prompts have to hold on to. */
    static Map<String, String> held(double hold) {
        return Map.of(HOLD, String.format(Locale.ROOT, "%.2f", hold));
    }

    /** A shot's settings, by those of its job and what is known of it. */
    RestoreSettings applied(RestoreSettings settings, Supir supir) {
        Prompts prompts = settings.prompts();
        RestoreSettings captioned = caption.map(text -> settings.withPrompts(
                        new Prompts(supir.captioned(text, prompts.positive()), prompts.negative())))
                .orElse(settings);
        return hold.isPresent()
                ? captioned.withGuidance(captioned.guidance().withShare(hold.getAsDouble()))
                : captioned;
    }
}
