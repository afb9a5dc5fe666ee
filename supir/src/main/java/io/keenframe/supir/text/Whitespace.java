package io.keenframe.supir.text;

import java.util.regex.Pattern;

/** White space as Unicode means it, no-break spaces included. */
final class Whitespace {
    private static final Pattern RUN = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Whitespace() {}

    /** The text with each run of white space as one space, and none at its ends. */
    static String collapse(String text) {
        return RUN.matcher(text).replaceAll(" ").strip();
    }
}
