package io.keenframe.app.cli;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What is done about the fields of interlaced and telecined films. */
final class FieldOptions {
    private static final String AUTO = "auto";
    private static final Set<Codec> INTERLACED = EnumSet.of(Codec.H264, Codec.FFV1, Codec.PRORES);

    @Option(
            names = "--interlace",
            paramLabel = "HOW",
            converter = ToWord.class,
            description =
                    "What is done about fields. auto: what suits the film, which is looked at first: interlaced ones become"
                            + " frames, telecined ones film. progressive: nothing. frames: one whole picture for each"
                            + " frame that combs. fields: one for each field, at twice the rate. film: undoes"
                            + " pulldown, and leaves out what repeats. keep: each field is restored by itself, and the"
                            + " result is interlaced as the source is. Default: auto.")
    private String word = AUTO;

    /** What was asked for; empty for what suits the source. */
    Optional<Treatment> treatment() {
        return word.equals(AUTO) ? Optional.empty() : Optional.of(Treatment.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /**
     * Returns where the result can be what was asked for.
     *
     * @throws IllegalArgumentException where it cannot; the message names the option
     */
    void requireConsistent(Scaling scaling, Codec codec) {
        if (treatment().filter(Treatment.KEEP::equals).isEmpty()) {
            return;
        }
        if (!scaling.equals(Scaling.none())) {
            throw new IllegalArgumentException("--interlace keep leaves every line where it is, so it does not scale;"
                    + " leave out --scale and --size, or choose --interlace fields");
        }
        if (!INTERLACED.contains(codec)) {
            throw new IllegalArgumentException("--interlace keep needs a codec for interlaced pictures, and "
                    + codec.label() + " is none; choose h264, ffv1 or prores");
        }
    }

    static final class ToWord implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            List<String> words = new ArrayList<>(List.of(AUTO));
            Arrays.stream(Treatment.values()).map(Treatment::label).forEach(words::add);
            return Word.oneOf("a treatment of fields", text, words);
        }
    }
}
