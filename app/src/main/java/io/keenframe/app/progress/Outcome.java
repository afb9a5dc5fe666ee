package io.keenframe.app.progress;

import io.keenframe.contract.Damage;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.frame.Rational;
import java.time.Duration;
import java.util.List;

/**
 * A finished job's figures.
 *
 * @param spec what was asked for
 * @param frames how many frames the result has
 * @param restored how many of them this run restored
 * @param diffused which share of the frames' pixels the engine itself made; the rest was carried from frame to frame
 * @param elapsed how long this run took
 * @param notKept what of the source the result could not hold, a line each
 * @param damage what of the source turned out to be damaged
 * @param timeBase the unit of the source's timestamps in seconds
 * @param remarks what there is to remark on the film and its shots, a line each
 * @param scratchPeak the most bytes that this run had on disk at once besides the result; 0 where nobody measured
 */
public record Outcome(
        JobSpec spec,
        int frames,
        int restored,
        double diffused,
        Duration elapsed,
        List<String> notKept,
        Damage damage,
        Rational timeBase,
        List<String> remarks,
        long scratchPeak) {
    public Outcome {
        remarks = List.copyOf(remarks);
        notKept = List.copyOf(notKept);
    }

    /** Frames restored in a second of this run. */
    public double framesPerSecond() {
        return restored / Math.max(elapsed.toMillis() / 1000.0, 0.001);
    }
}
