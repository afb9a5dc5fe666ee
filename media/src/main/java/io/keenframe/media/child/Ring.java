package io.keenframe.media.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory of two processes: slots for frames, filled by one and emptied by the other, in turn.
 *
 * <p>A pipe would copy each frame four times more, in pieces of 64 KB.
 */
final class Ring {
    /** Memory where there is one of sufficient size: what is written there never goes to a disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final int CHUNK = 1 << 16;

    private final MappedByteBuffer memory;
    private final int slotBytes;
    private final int slots;
    private int next;

    private Ring(MappedByteBuffer memory, int slots, int slotBytes) {
        this.memory = memory;
        this.slots = slots;
        this.slotBytes = slotBytes;
    }

    /** Makes the file of a ring, all of it backed, since a page that the system cannot provide later ends the process. */
    static Path create(int slots, int slotBytes) throws IOException {
        long size = (long) slots * slotBytes;
        boolean fits = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() / 2 > size;
        Path file =
                fits ? Files.createTempFile(MEMORY, "keenframe", ".ring") : Files.createTempFile("keenframe", ".ring");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);
            for (long left = size; left > 0; ) {
                left -= channel.write(zeros.clear().limit((int) Math.min(left, CHUNK)));
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Maps a ring, whose file may go then. */
    static Ring map(Path file, int slots, int slotBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Ring(channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) slots * slotBytes), slots, slotBytes);
        }
    }

    int slotBytes() {
        return slotBytes;
    }

    /** The next slot. */
    ByteBuffer slot() {
        ByteBuffer slot = memory.slice(next * slotBytes, slotBytes);
        next = (next + 1) % slots;
        return slot;
    }
}
