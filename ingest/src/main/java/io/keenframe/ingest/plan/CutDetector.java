package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tells a film's frames apart by shots.
 *
 * <p>At a cut, most of what changes is nowhere in the frame before. What moves is there, only elsewhere; what fades or
 * dissolves is there, only fainter; and a flash is over within three frames, after which all is as it was before. So a
 * frame that seems to begin a shot is held until the three after it are seen. A shot that comes up out of black or white
 * goes on with that: there was nothing to cut from.
 */
final class CutDetector {
    /** How many frames a flash lasts at most. */
    static final int FLASH = 3;

    private static final int REACH = 4; // of about 80 columns: a twentieth of the width in a frame
    private static final double SAME = 0.75;
    private static final double LOST_OF_CHANGED = 0.7;
    private static final double LOST = 0.3;
    private static final double BLANK = 8; // standard deviation of luma, of 255

    private final Deque<Shown> held = new ArrayDeque<>();
    private Thumbnail before = new Thumbnail(0, 0, new float[0]);
    private int shot = -1;

    /**
     * A frame of the film.
     *
     * @param shot the number of its shot, from 0
     */
    record Shown(Frame frame, Thumbnail thumbnail, int shot) {
        private Shown in(int other) {
            return new Shown(frame, thumbnail, other);
        }
    }

    /** Takes the film's next frame; those whose shot is known now, in order. */
    List<Shown> add(Frame frame) {
        List<Shown> known = new ArrayList<>();
        add(new Shown(frame, Thumbnail.of(frame), shot), known);
        return known;
    }

    /** The last frames, once the film has ended. */
    List<Shown> flush() {
        List<Shown> known = new ArrayList<>();
        while (!held.isEmpty()) {
            cut(known);
        }
        return known;
    }

    private void add(Shown next, List<Shown> known) {
        boolean cuts = cuts(before, next.thumbnail());
        if (held.isEmpty() && !cuts) {
            pass(next, known);
        } else {
            held.add(next);
            if (!cuts) {
                resume(known);
            } else if (held.size() > FLASH || shot < 0) {
                cut(known);
            }
        }
    }

    private void pass(Shown next, List<Shown> known) {
        known.add(next.in(shot));
        before = next.thumbnail();
    }

    /** It was a flash. */
    private void resume(List<Shown> known) {
        while (!held.isEmpty()) {
            pass(held.remove(), known);
        }
    }

    /** The first held frame begins a shot, and another one of them may as well. */
    private void cut(List<Shown> known) {
        shot++;
        pass(held.remove(), known);
        List<Shown> rest = List.copyOf(held);
        held.clear();
        rest.forEach(next -> add(next, known));
    }

    private static boolean cuts(Thumbnail before, Thumbnail after) {
        if (before.width() != after.width() || before.height() != after.height()) {
            return true;
        }
        if (before.contrast() < BLANK) {
            return false;
        }
        BlockMatch match = BlockMatch.of(after, before, REACH, SAME);
        return match.lost() >= LOST && match.lost() >= LOST_OF_CHANGED * match.changed();
    }
}
