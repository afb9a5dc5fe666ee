package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a film's frames into groups: runs of bounded length inside one shot, each with its sharpest frame as the
 * reference.
 *
 * <p>It holds at most one group, so a live source flows through it. The groups follow from the frames alone: they are
 * the same after every restart and for any number of workers.
 */
public final class GroupPlanner {
    /** How many frames a group has at most: one is redone when a worker dies, so it is short. */
    public static final int LONGEST = 8;

    private final CutDetector cuts = new CutDetector();
    private final List<Frame> frames = new ArrayList<>();
    private int groups = 0;
    private int shot = -1;
    private int sharpest = 0;
    private double score = 0;

    /** Takes the film's next frame; the group that is complete now, if one is. */
    public Optional<PlannedGroup> add(Frame frame) {
        boolean cut = cuts.cutsBefore(frame);
        Optional<PlannedGroup> complete = cut || frames.size() == LONGEST ? flush() : Optional.empty();
        if (cut) {
            shot++;
        }
        double sharpness = Sharpness.of(frame);
        if (frames.isEmpty() || sharpness > score) {
            sharpest = frames.size();
            score = sharpness;
        }
        frames.add(frame);
        return complete;
    }

    /** The last group, once the film has ended; empty where it had no frames. */
    public Optional<PlannedGroup> flush() {
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        PlannedGroup group = new PlannedGroup(groups++, shot, frames, sharpest, score);
        frames.clear();
        return Optional.of(group);
    }
}
