package io.keenframe.restorer;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobState;
import io.keenframe.restorer.engine.EngineSettingsException;

/**
 * How many frames of a film would be scaled because their engine fails at them.
 *
 * @param ofFilm in the whole film
 * @param wholeGroup whether they are all of a group's
 * @param restored how many frames the engine restored
 */
record FilledFrames(int ofFilm, boolean wholeGroup, int restored) {
    /** So many are a film's misfortune, whatever its length. */
    private static final int FEW = 24;

    /** With one more, in a group of frames. */
    static FilledFrames of(JobState state, Group group, int frame) {
        int filled = state.filled().size() + (state.filled(frame) ? 0 : 1);
        int ofGroup = 0;
        for (int i = group.firstFrame(); i < group.endFrame(); i++) {
            ofGroup += i == frame || state.filled(i) ? 1 : 0;
        }
        return new FilledFrames(filled, ofGroup == group.frames(), state.framesRestored() - filled);
    }

    /**
     * Returns where the frames are at fault, and not their engine.
     *
     * @param fault what the engine did at the last of them
     * @throws EngineSettingsException where the engine fails at too many to be called able to restore the film
     */
    void requireFew(JobSpec spec, String fault) {
        if ((wholeGroup && restored <= 0) || ofFilm > FEW + Math.max(0, restored) / 10) {
            throw new EngineSettingsException("engine " + spec.engine().engine() + " failed at " + ofFilm
                    + (ofFilm == 1 ? " frame" : " frames") + " and restored " + Math.max(0, restored)
                    + ", at last with: " + fault
                    + "; see whether keenframe doctor finds a fault, or choose another --engine");
        }
    }
}
