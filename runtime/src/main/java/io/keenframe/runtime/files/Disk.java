package io.keenframe.runtime.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The disks that folders are on. */
public final class Disk {
    private Disk() {}

    /** The bytes that can be written to a folder, or to the nearest above it that is there; below 0 where nobody knows. */
    public static long usable(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * The bytes that are written in a folder. Kafka's index files are passed over: they are sparse while they grow, and
     * small.
     *
     * @throws IOException where the folder cannot be read
     */
    public static long used(Path folder) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += file.toString().endsWith("index") ? 0 : attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // removed just now
                }
                throw fault;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault) throws IOException {
                return fault == null || !Files.exists(directory)
                        ? FileVisitResult.CONTINUE
                        : super.postVisitDirectory(directory, fault);
            }
        });
        return bytes[0];
    }

    /** Whether two folders share their room. */
    public static boolean same(Path one, Path other) {
        try {
            return Files.getFileStore(existing(one)).equals(Files.getFileStore(existing(other)));
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder, or the nearest above it that is there. */
    public static Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
