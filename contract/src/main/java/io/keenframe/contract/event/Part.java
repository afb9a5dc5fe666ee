package io.keenframe.contract.event;

/**
 * A run of groups encoded as one closed, independent piece of the result, safe on disk.
 *
 * @param index the part's number, from 0
 * @param firstGroup the number of its first group
 * @param groups how many groups it holds
 * @param firstFrame the number of its first frame in the film
 * @param frames how many frames it holds
 * @param file its file's name in the job's scratch folder
 */
public record Part(int index, int firstGroup, int groups, int firstFrame, int frames, String file) {
    /** The number of the group after its last. */
    public int endGroup() {
        return firstGroup + groups;
    }

    /** The number of the frame after its last. */
    public int endFrame() {
        return firstFrame + frames;
    }
}
