package io.keenframe.contract;

import java.util.Optional;

/**
 * What a job's work is bound to: where one of these is another, none of it is used. Each is a digest, or as short.
 *
 * @param input the source's size, time and samples of its bytes
 * @param settings everything that was asked for but the model
 * @param model the engine and its weights
 * @param code what restores, encodes and joins
 */
public record Binding(String input, String settings, String model, String code) {
    /** That of a job that is bound to nothing but its name. */
    public static final Binding NONE = new Binding("", "", "", "");

    /** What is another than in an earlier binding, such as {@code the model}; empty where nothing is. */
    public Optional<String> changed(Binding earlier) {
        if (!input.equals(earlier.input)) {
            return Optional.of("the input");
        }
        if (!model.equals(earlier.model)) {
            return Optional.of("the model");
        }
        if (!settings.equals(earlier.settings)) {
            return Optional.of("a setting");
        }
        return code.equals(earlier.code) ? Optional.empty() : Optional.of("Keenframe itself");
    }
}
