package io.keenframe.media.join;

import java.util.ArrayList;
import java.util.List;

/** Lines of text that may be up at once, as stretches in which what is up does not change: MP4 shows one text at a time. */
final class Overlaps {
    private final List<Line> up = new ArrayList<>();
    /** From when on what is up has not been handed out yet. */
    private long from;

    /** A line that comes up at a moment, and goes at another, which is not part of it. */
    record Line(long start, long end, String text) {}

    /** What is up together from a moment to another, in the order in which it came up. */
    record Stretch(long start, long end, List<String> texts) {}

    /** Takes a line that comes up no earlier than those before, and hands out what cannot change any more. */
    List<Stretch> add(Line line) {
        List<Stretch> done = until(line.start());
        if (up.isEmpty()) {
            from = line.start();
        }
        up.add(line);
        return done;
    }

    /** Hands out the rest. */
    List<Stretch> end() {
        return until(Long.MAX_VALUE);
    }

    private List<Stretch> until(long moment) {
        List<Stretch> done = new ArrayList<>();
        while (!up.isEmpty() && from < moment) {
            long next = Math.min(moment, up.stream().mapToLong(Line::end).min().getAsLong());
            if (next > from) {
                done.add(new Stretch(from, next, up.stream().map(Line::text).toList()));
                from = next;
            }
            up.removeIf(line -> line.end() <= from);
        }
        return done;
    }
}
