package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Fields;

/**
 * Restores each field of a frame as a picture of its own, in sight of the same field of the reference, for films that stay
 * interlaced.
 *
 * @param top what restores top fields
 * @param bottom what restores bottom fields; it may remember them, and shares with the other what is to be closed
 */
record FieldFrames(FrameRestorer top, FrameRestorer bottom) implements FrameRestorer {
    @Override
    @SuppressWarnings("ReferenceEquality") // the very object tells that nothing changed
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) throws InterruptedException {
        if (!size.equals(frame.size())) {
            throw new EngineSettingsException("fields that are restored by themselves keep their size; choose"
                    + " --interlace fields to scale from " + frame.size() + " to " + size);
        }
        Frame upper = Fields.of(frame, true);
        Frame lower = Fields.of(frame, false);
        Sight ofUpper = sight.ofPart(upper, reference -> Fields.of(reference, true));
        Sight ofLower = sight.ofPart(lower, reference -> Fields.of(reference, false));
        Frame newUpper = top.restore(upper, upper.size(), ofUpper, progress);
        Frame newLower = bottom.restore(lower, lower.size(), ofLower, progress);
        return newUpper == upper && newLower == lower ? frame : Fields.woven(frame, newUpper, newLower);
    }

    @Override
    public void cancel() {
        top.cancel();
        bottom.cancel();
    }

    @Override
    public void close() {
        top.close();
    }
}
