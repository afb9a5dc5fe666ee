package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;

/**
 * A frame as the planner sees it.
 *
 * @param frame the frame itself
 * @param thumbnail its thumbnail
 * @param sharpness its score
 */
record Candidate(Frame frame, Thumbnail thumbnail, double sharpness) {
    static Candidate of(CutDetector.Shown shown) {
        return new Candidate(shown.frame(), shown.thumbnail(), Sharpness.of(shown.frame()));
    }

    int index() {
        return frame.index();
    }
}
