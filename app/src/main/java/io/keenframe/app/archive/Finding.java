package io.keenframe.app.archive;

/**
 * What a look at one thing of an archived result found.
 *
 * @param verdict how it stands
 * @param text what was looked at, and what is wrong with it
 */
public record Finding(Verdict verdict, String text) {
    /** How something stands. */
    public enum Verdict {
        /** As it was. */
        OK("ok "),
        /** It cannot be told, for what it is compared to is not there. */
        UNKNOWN("-- "),
        /** Not as it was. */
        BAD("BAD");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }
    }

    static Finding ok(String text) {
        return new Finding(Verdict.OK, text);
    }

    static Finding unknown(String text) {
        return new Finding(Verdict.UNKNOWN, text);
    }

    static Finding bad(String text) {
        return new Finding(Verdict.BAD, text);
    }

    /** As a line. */
    @Override
    public String toString() {
        return verdict.label + " " + text;
    }
}
