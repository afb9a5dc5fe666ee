package io.keenframe.app.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * A moment of a film at which no frame is presented.
 *
 * @param afterFrame the number of the last frame before it
 * @param from where that frame ends, in seconds
 * @param to where the next frame begins, in seconds
 */
public record Gap(int afterFrame, double from, double to) {
    /** A step of so much more than the usual one is a gap, and no varying frame rate. */
    private static final double UNUSUAL = 1.5;

    /**
     * The gaps of a film: steps that are much longer than its median one, and than the frame before them says to last.
     */
    static List<Gap> of(FrameHashes film) {
        List<FrameHash> frames = film.frames();
        long[] steps = new long[Math.max(0, frames.size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = frames.get(i + 1).pts() - frames.get(i).pts();
        }
        long[] sorted = steps.clone();
        java.util.Arrays.sort(sorted);
        double usual = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double tick = film.timeBase().value();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            double lasts = Math.max(usual, (double) frames.get(i).duration());
            if (steps[i] > UNUSUAL * lasts) {
                long pts = frames.get(i).pts();
                gaps.add(new Gap(i, (pts + lasts) * tick, (pts + steps[i]) * tick));
            }
        }
        return gaps;
    }
}
