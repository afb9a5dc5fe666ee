package io.keenframe.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
