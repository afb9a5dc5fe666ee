package io.keenframe.app.cli;

import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** An option's value that is one of a few words. */
final class Word {
    private Word() {}

    /** The word as it stands in the list; a usage error that names the nearest where it does not. */
    static String oneOf(String what, String typed, List<String> words) {
        if (words.contains(typed)) {
            return typed;
        }
        String hint = Suggestion.of(typed, words)
                .map(word -> "; did you mean " + word + "?")
                .orElse(";");
        throw new TypeConversionException("'%s' is not %s%s there are %s".formatted(typed, what, hint, listed(words)));
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
