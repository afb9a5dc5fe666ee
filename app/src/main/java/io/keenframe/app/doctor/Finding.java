package io.keenframe.app.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what it is, in a word or two
 * @param verdict how it stands
 * @param text what was found, and how to get what is missing
 */
public record Finding(String subject, Verdict verdict, String text) {
    /** How a thing stands. */
    public enum Verdict {
        /** It is there. */
        FINE,
        /** Keenframe works without it, not as well. */
        WANTING,
        /** Keenframe does not work without it. */
        MISSING
    }

    static Finding fine(String subject, String text) {
        return new Finding(subject, Verdict.FINE, text);
    }

    static Finding wanting(String subject, String text) {
        return new Finding(subject, Verdict.WANTING, text);
    }

    static Finding missing(String subject, String text) {
        return new Finding(subject, Verdict.MISSING, text);
    }

    /** The finding as a line, in columns. */
    @Override
    public String toString() {
        String mark = switch (verdict) {
            case FINE -> "ok";
            case WANTING -> "--";
            case MISSING -> "!!";
        };
        return "%s  %-10s %s".formatted(mark, subject, text);
    }
}
