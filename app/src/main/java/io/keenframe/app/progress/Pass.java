package io.keenframe.app.progress;

import java.nio.file.Path;

/**
 * How far a file has been read once more.
 *
 * @param work what for, in a word or two, such as {@code hashing the frames}
 * @param file the file
 * @param done how much of it has been read
 * @param all how much there is; 0 where that is not known
 * @param unit what is counted
 */
public record Pass(String work, Path file, long done, long all, Unit unit) {
    /** What is counted. */
    public enum Unit {
        /** Frames that are presented. */
        FRAMES,
        /** Bytes of the file. */
        BYTES
    }

    /** Hears how passes get on, now and then; the first word of each pass is that nothing is read yet. */
    public interface Listener {
        /**
         * A pass is so far.
         *
         * @throws io.keenframe.app.Failure where it is to be given up
         */
        void at(Pass pass);
    }
}
