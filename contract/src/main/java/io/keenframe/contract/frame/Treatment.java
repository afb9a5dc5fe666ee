package io.keenframe.contract.frame;

import java.util.Locale;

/** What is done about the fields of a film. */
public enum Treatment {
    /** Nothing: pictures are taken as they are. */
    PROGRESSIVE,
    /** One picture out of each that shows combing: its earlier field, with lines made up where it moves. */
    FRAMES,
    /** Two pictures out of each, one a field, at twice the rate. */
    FIELDS,
    /** The pictures that the fields were made of are put together again, and those that telecines repeat are left out. */
    FILM,
    /** Each field is restored as a picture of its own, and the result is interlaced as the source is. */
    KEEP;

    /** The name as it is typed and printed, such as {@code frames}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What suits a film.
     *
     * @param changesNothing whether the film goes through an engine that has to give everything back
     */
    public static Treatment suiting(Scan scan, boolean changesNothing) {
        return switch (scan) {
            case PROGRESSIVE, UNKNOWN -> PROGRESSIVE;
            case TOP_FIRST, BOTTOM_FIRST -> changesNothing ? KEEP : FRAMES;
            case TELECINED, SHIFTED, MIXED -> changesNothing ? KEEP : FILM;
        };
    }
}
