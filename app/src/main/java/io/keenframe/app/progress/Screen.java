package io.keenframe.app.progress;

/**
 * What the messages are written on.
 *
 * @param terminal whether a line on it can be written over
 * @param columns how many characters a line of it holds
 */
public record Screen(boolean terminal, int columns) {
    /** A file, a pipe, or anything else that keeps what is written. */
    public static final Screen NONE = new Screen(false, Integer.MAX_VALUE);

    /** The screen that {@code ./keenframe} found, since Java cannot ask. */
    public static Screen ofLauncher() {
        int columns = Integer.getInteger("keenframe.columns", 0);
        return columns > 0 ? new Screen(true, columns) : NONE;
    }

    /** As much of a text as one line holds; the last column stays free, or some terminals would begin another. */
    String cut(String text) {
        int room = Math.max(columns - 1, 0);
        return text.length() <= room ? text : text.substring(0, room);
    }
}
