package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import java.util.List;

/**
 * A group as the planner made it, before its frames have offsets.
 *
 * @param index its number in the film, from 0
 * @param shot the number of its shot, from 0
 * @param frames its frames, in order
 * @param sharpness the score of each of them
 * @param reference its reference, which may lie before or behind it in the shot
 */
public record PlannedGroup(int index, int shot, List<Frame> frames, List<Double> sharpness, ChosenReference reference) {
    public PlannedGroup {
        frames = List.copyOf(frames);
        sharpness = List.copyOf(sharpness);
    }

    /** The number of its first frame in the film. */
    public int firstFrame() {
        return frames.get(0).index();
    }
}
