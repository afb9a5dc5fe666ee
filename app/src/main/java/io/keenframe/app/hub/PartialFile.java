package io.keenframe.app.hub;

import io.keenframe.app.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A download's bytes so far, beside its place, with what tells whether the server still has the same file. */
final class PartialFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final Path note;
    private final FileChannel channel;

    private PartialFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.note = target.resolveSibling(target.getFileName() + ".part.tag");
        this.channel = channel;
    }

    /**
     * The bytes that there are of a file, to which others are added.
     *
     * @throws Failure where another process is at it
     */
    static PartialFile open(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isOurs(channel)) {
            channel.close();
            throw new Failure(target + " is being downloaded already; wait for that to end");
        }
        return new PartialFile(target, part, channel);
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    /** What the bytes so far are told apart by; empty where nothing does. */
    String validator() throws IOException {
        return Files.exists(note) ? Files.readString(note) : "";
    }

    /** Forgets all bytes, for a file that is told apart by this. */
    void restart(String validator) throws IOException {
        channel.truncate(0);
        Files.writeString(note, validator);
    }

    void append(ByteBuffer bytes) throws IOException {
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    Path part() {
        return part;
    }

    long room() throws IOException {
        return Files.getFileStore(part).getUsableSpace();
    }

    /** Puts the bytes in their place. */
    void finish() throws IOException {
        channel.force(true);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(note);
    }

    /** Removes the bytes. */
    void discard() throws IOException {
        Files.deleteIfExists(note);
        Files.deleteIfExists(part);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
