package io.keenframe.supir;

/** How much memory networks may take now: that of the device they run on. */
@FunctionalInterface
public interface FreeMemory {
    /** The bytes that could be had without others losing theirs. */
    long bytes();

    /** This machine's, or what is left of its container's share of it. */
    static FreeMemory ofMachine() {
        return MachineMemory.HERE;
    }
}
