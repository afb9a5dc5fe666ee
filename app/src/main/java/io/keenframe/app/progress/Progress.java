package io.keenframe.app.progress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come.
 *
 * @param frames how many frames are restored
 * @param total how many there are; 0 where it is not known yet
 * @param exact whether the total is counted, not announced by the source
 * @param framesPerSecond how fast they come now; 0 where nothing came yet
 * @param left how much time they will take at this pace, or null where it cannot be told
 */
public record Progress(
        int frames,
        int total,
        boolean exact,
        double framesPerSecond,
        @Nullable Duration left) {
    /** The progress at a pace. */
    public static Progress of(int frames, int total, boolean exact, double framesPerSecond) {
        int of = exact ? total : total == 0 ? 0 : Math.max(total, frames);
        Duration left = of == 0 || framesPerSecond <= 0
                ? null
                : Duration.ofMillis(Math.round(1000 * (of - frames) / framesPerSecond));
        return new Progress(frames, of, exact, framesPerSecond, left);
    }
}
