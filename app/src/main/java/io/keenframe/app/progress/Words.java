package io.keenframe.app.progress;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures of a job in words. */
public final class Words {
    private Words() {}

    /** The progress as one line, such as {@code 12 of 240 frames, 3.1 frames/s, 1:14 left}. */
    public static String of(Progress progress) {
        StringBuilder line = new StringBuilder();
        line.append(progress.frames());
        if (progress.total() > 0) {
            line.append(" of ").append(progress.exact() ? "" : "about ").append(progress.total());
        }
        line.append(" frames");
        if (progress.framesPerSecond() > 0) {
            line.append(", ").append(rate(progress.framesPerSecond())).append(" frames/s");
        }
        Duration left = progress.left();
        if (left != null) {
            line.append(", ").append(clock(left)).append(" left");
        }
        return line.toString();
    }

    /** Where a job stands, such as {@code frame 12 of 240}. */
    public static String place(Progress progress) {
        String of = progress.total() == 0 ? "" : " of " + (progress.exact() ? "" : "about ") + progress.total();
        return "frame " + progress.frames() + of;
    }

    /** A rate with as many digits as it is worth. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.2f" : "%.1f", perSecond);
    }

    /** A time as hours, minutes and seconds, such as {@code 0:07} or {@code 1:02:03}. */
    public static String clock(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Seconds to a tenth, such as {@code 3.4 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** A size as people read it, such as {@code 340 kB}, {@code 17 MB} or {@code 6.9 GB}. */
    public static String bytes(long bytes) {
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** A count with its noun. */
    public static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** As much of a text as so many characters hold. */
    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
    }

    /** The first line of a message. */
    static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
