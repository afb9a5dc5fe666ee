package io.keenframe.app.cli;

import io.keenframe.contract.ReferenceChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which frame each group borrows from. */
final class ReferenceOptions {
    private static final List<String> RULES = Arrays.stream(ReferenceChoice.Rule.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT))
            .toList();

    @Option(
            names = "--reference",
            paramLabel = "RULE",
            converter = ToRule.class,
            description =
                    "Which frame a group of frames may borrow from. sharpest: the one near it whose sharpness helps it"
                            + " most. first, middle, random: one of its own, to compare with. Default: sharpest.")
    private ReferenceChoice.Rule rule = ReferenceChoice.Rule.SHARPEST;

    @Option(
            names = "--reference-seed",
            paramLabel = "N",
            description = "What --reference random follows from. Default: 0.")
    private long seed;

    /** How references are chosen. */
    ReferenceChoice choice() {
        return new ReferenceChoice(rule, seed);
    }

    /**
     * Returns where a seed has something to decide.
     *
     * @throws IllegalArgumentException where it has not
     */
    void requireConsistent() {
        if (seed != 0 && rule != ReferenceChoice.Rule.RANDOM) {
            throw new IllegalArgumentException(
                    "--reference-seed is for --reference random; give that, or leave the seed out");
        }
    }

    static final class ToRule implements ITypeConverter<ReferenceChoice.Rule> {
        @Override
        public ReferenceChoice.Rule convert(String text) {
            return ReferenceChoice.Rule.valueOf(
                    Word.oneOf("a rule", text, RULES).toUpperCase(Locale.ROOT));
        }
    }
}
