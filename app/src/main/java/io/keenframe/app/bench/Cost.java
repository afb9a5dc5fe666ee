package io.keenframe.app.bench;

import java.util.OptionalLong;

/**
 * What a piece of work takes.
 *
 * @param seconds on the clock
 * @param processor seconds of all cores together, which other programs disturb less
 * @param bytes the most anonymous memory that the process has had meanwhile, where the system tells
 */
record Cost(double seconds, double processor, OptionalLong bytes) {
    static Cost of(Stopwatch.Work work) throws Exception {
        try (PeakMemory memory = new PeakMemory()) {
            Stopwatch.Lap lap = Stopwatch.lap(work);
            return new Cost(lap.seconds(), lap.processor(), memory.bytes());
        }
    }
}
