package io.keenframe.contract.frame;

import java.util.Locale;

/** How the lines of a film's pictures came about. */
public enum Scan {
    /** All lines of a picture are of one moment. */
    PROGRESSIVE,
    /** Every other line is of a later moment: the first, third, fifth line come first. */
    TOP_FIRST,
    /** The same with the second, fourth, sixth line first. */
    BOTTOM_FIRST,
    /** Progressive pictures, spread over the fields of more frames: of every five one or two are of two pictures' lines. */
    TELECINED,
    /** Progressive pictures whose fields are in two frames, because a cut or a machine was a field off. */
    SHIFTED,
    /** Some of it is of one kind, some of another. */
    MIXED,
    /** Nothing moves in it, or its lines tell nothing. */
    UNKNOWN;

    /** The class as it is printed, such as {@code interlaced, top field first}. */
    public String label() {
        return switch (this) {
            case TOP_FIRST -> "interlaced, top field first";
            case BOTTOM_FIRST -> "interlaced, bottom field first";
            case SHIFTED -> "progressive, but a field off";
            case UNKNOWN -> "of a kind that does not show";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
