package io.keenframe.runtime.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes of files and folders that are on disk when they return. */
public final class Safe {
    private Safe() {}

    /** What a file gets. */
    public interface Content {
        /** Writes it into a file of another name. */
        void into(Path file) throws IOException;
    }

    /** Writes a file that is there whole or not at all: under another name first, and under its own once it is on disk. */
    public static void write(Path file, Content content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            content.into(partial);
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Gives a file another name on the same disk, in place of what has that name. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        syncFolder(to);
    }

    /** Makes sure that a file's name is on disk. */
    public static void syncFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; the file itself is safe.
        }
    }
}
