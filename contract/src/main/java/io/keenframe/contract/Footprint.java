package io.keenframe.contract;

import io.keenframe.contract.frame.SourceInfo;

/**
 * The room that a job's frames take on disk at the most; what is to be seen in them decides how much less it is.
 *
 * @param window how many frames are on their way
 * @param before the bytes of a frame of the source, in Kafka
 * @param after the bytes of a restored frame, in Kafka
 * @param part the bytes of a restored frame, in a part
 */
public record Footprint(Window window, long before, long after, long part) {
    /** Kafka keeps a topic in files, the segments, and lets go of whole ones only. */
    private static final int SEGMENTS_OF_WINDOW = 8;

    private static final long SMALLEST_SEGMENT = 1 << 20;
    /** One that is written, one that is let go of in part, and one that is about to be removed. */
    private static final int SEGMENTS_TO_SPARE = 3;
    /** An encoder that loses something makes half the frames' bytes of mere noise. */
    private static final int LOSSY = 2;
    /** A reference that comes later than its group is published twice; a group has eight frames. */
    private static final int REFERENCES = 8;

    /** The room that the frames of a job's source take. */
    public static Footprint of(JobSpec spec, SourceInfo source) {
        Size result = spec.scaling().of(source.size());
        long before = record(Window.bytes(source.format(), source.size()));
        long after = record(Window.bytes(source.format(), result));
        return new Footprint(
                Window.of(source.format(), source.size(), result),
                before,
                after,
                spec.encoding().bulky() ? after : after / LOSSY);
    }

    /** A frame that cannot be compressed, with what Kafka and the codec say of it. */
    private static long record(long bytes) {
        return bytes + bytes / 128 + 512;
    }

    /** How many bytes of a topic Kafka keeps in one file; a frame fits into it. */
    public long segment() {
        return Math.max(SMALLEST_SEGMENT, window.frames() * Math.max(before, after) / SEGMENTS_OF_WINDOW);
    }

    /**
     * How many bytes Kafka has of the job at once, its two topics together. Of the restored frames it keeps those of the
     * last part too.
     */
    public long most() {
        return published(window.frames())
                + after * (window.frames() + window.partFrames())
                + 2 * SEGMENTS_TO_SPARE * segment();
    }

    /**
     * How many bytes suffice for Kafka and the part in the making, that a job which may have no more still goes on: for two
     * parts' frames, so that one is completed and let go of.
     *
     * @param film how many frames the film has
     */
    public long least(int film) {
        int frames = Math.min(film, 2 * window.partFrames());
        return growth(frames, frames, frames)
                + after * Math.min(film, window.partFrames())
                + 2 * SEGMENTS_TO_SPARE * segment();
    }

    /**
     * How many bytes more there will be where frames are published, until all there are by then are in parts.
     *
     * @param frames how many are published
     * @param unrestored how many, those included, are not restored yet
     * @param unassembled how many, those included, are in no part yet
     */
    public long growth(int frames, int unrestored, int unassembled) {
        return published(frames) + after * unrestored + part * unassembled;
    }

    private long published(int frames) {
        return before * (frames + (frames + REFERENCES - 1) / REFERENCES);
    }
}
