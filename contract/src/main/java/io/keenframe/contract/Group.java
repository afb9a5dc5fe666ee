package io.keenframe.contract;

/**
 * Consecutive frames of one shot that share one reference: the unit of work, of retry and of progress.
 *
 * @param index the group's number in the film, from 0
 * @param shot the number of its shot, from 0
 * @param firstFrame the number of its first frame in the film
 * @param frames how many frames it has, at least 1
 * @param offset where its first frame lies in the job's frames topic; the others follow it
 * @param reference the frame that it may borrow from
 */
public record Group(int index, int shot, int firstFrame, int frames, long offset, Reference reference) {
    public Group {
        if (frames < 1) {
            throw new IllegalArgumentException("group " + index + " has no frames");
        }
    }

    /** The number of the frame after its last. */
    public int endFrame() {
        return firstFrame + frames;
    }
}
