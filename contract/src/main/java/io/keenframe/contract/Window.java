package io.keenframe.contract;

import io.keenframe.contract.frame.PixelFormat;

/**
 * How much of a job is in Kafka at once: the back-pressure that keeps a film from landing there whole.
 *
 * <p>Both limits follow from the frames' size alone, so ingest and the reassembler agree on them without a word, and
 * the parts of a film are the same on every machine and after every restart.
 *
 * @param frames how many frames may be planned and not yet in a part
 * @param partFrames a part ends with the group that brings it to this many frames
 */
public record Window(int frames, int partFrames) {
    private static final long BYTES = 384L << 20;
    private static final int FEWEST = 24;
    private static final int MOST = 240;

    public Window {
        // A part must fit with its last group and the groups in hand, or ingest and the reassembler wait for each
        // other.
        if (partFrames * 2 > frames) {
            throw new IllegalArgumentException(
                    "a part of " + partFrames + " frames does not fit twice into a window of " + frames);
        }
    }

    /** The window of a film whose frames have this format, and the larger of the source's and the result's size. */
    public static Window of(PixelFormat format, Size source, Size result) {
        long bytes = Math.max(bytes(format, source), bytes(format, result));
        int frames = (int) Math.max(FEWEST, Math.min(MOST, BYTES / Math.max(1, bytes)));
        return new Window(frames, frames / 3);
    }

    /** How many bytes a frame has before it is compressed. */
    public static long bytes(PixelFormat format, Size size) {
        long bytes = 0;
        for (int i = 0; i < format.planes(); i++) {
            bytes += (long) format.planeWidth(i, size.width())
                    * format.planeHeight(i, size.height())
                    * format.sampleBytes();
        }
        return bytes;
    }
}
