package io.keenframe.supir.gpu;

/**
 * An NVIDIA card.
 *
 * @param number as CUDA counts the cards that a process sees, from 0
 * @param name its model
 * @param memory its bytes
 * @param used how many of them are taken
 * @param driver the version of its driver
 */
public record Card(int number, String name, long memory, long used, String driver) {
    /** The bytes that are free. */
    public long free() {
        return memory - used;
    }
}
