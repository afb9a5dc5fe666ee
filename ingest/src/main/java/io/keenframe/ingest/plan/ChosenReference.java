package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;

/**
 * The frame that a group may borrow from, and why it.
 *
 * @param frame one of the film's frames
 * @param sharpness its score
 * @param similarity how much of the group it shows, 0 to 1
 */
public record ChosenReference(Frame frame, double sharpness, double similarity) {}
