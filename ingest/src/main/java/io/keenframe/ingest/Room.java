package io.keenframe.ingest;

/** The room that a job's frames have on disk, besides what its window allows; safe for use by several threads. */
public interface Room {
    /** Where nobody has set a bound. */
    Room UNBOUNDED = new Room() {
        @Override
        public boolean has(long bytes) {
            return true;
        }

        @Override
        public void exhausted() {
            throw new AssertionError("room without bounds is never exhausted");
        }
    };

    /** Whether there is room for so many bytes more than are there now; may look at a disk. */
    boolean has(long bytes);

    /** What is there leaves no room for the next frames, and nothing of it can go: the job cannot go on here. */
    void exhausted();
}
