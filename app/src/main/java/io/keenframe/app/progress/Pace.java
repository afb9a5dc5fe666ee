package io.keenframe.app.progress;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * How fast frames have been done of late.
 *
 * <p>Only the last stretch counts, so that the figure follows what the machine does now. Not safe for use by several
 * threads.
 */
public final class Pace {
    private static final Duration STRETCH = Duration.ofSeconds(30);

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(Duration at, int frames) {}

    /**
     * Takes a count of frames into account.
     *
     * @param at when, measured from any fixed moment
     * @param frames how many were done by then
     */
    public void add(Duration at, int frames) {
        Sample last = samples.peekLast();
        if (last != null && last.frames() == frames) {
            return;
        }
        samples.addLast(new Sample(at, frames));
        while (samples.size() > 2 && at.minus(samples.getFirst().at()).compareTo(STRETCH) > 0) {
            samples.removeFirst();
        }
    }

    /** Frames in a second up to a moment; 0 where nothing has been done yet. */
    public double framesPerSecond(Duration now) {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        // A group that takes longer than the last ones slows the figure before it is done.
        double atMost = last.frames() - first.frames() + largestStep();
        double sofar = (last.frames() - first.frames()) / seconds(last.at().minus(first.at()));
        return Math.min(sofar, atMost / seconds(now.minus(first.at())));
    }

    private int largestStep() {
        int largest = 0;
        int before = samples.getFirst().frames();
        for (Sample sample : samples) {
            largest = Math.max(largest, sample.frames() - before);
            before = sample.frames();
        }
        return largest;
    }

    private static double seconds(Duration duration) {
        return Math.max(duration.toNanos(), 1_000_000) / 1e9;
    }
}
