package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import java.util.List;

/**
 * A group as the planner made it, before its frames have offsets.
 *
 * @param index its number in the film, from 0
 * @param shot the number of its shot, from 0
 * @param frames its frames, in order
 * @param reference which of them, from 0, is its reference
 * @param score the reference's sharpness
 */
public record PlannedGroup(int index, int shot, List<Frame> frames, int reference, double score) {
    public PlannedGroup {
        frames = List.copyOf(frames);
    }
}
