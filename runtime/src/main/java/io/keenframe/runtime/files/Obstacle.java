package io.keenframe.runtime.files;

import io.keenframe.contract.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Something outside that is in a job's way, and that a user can mend while the job waits. */
public sealed interface Obstacle {
    /** One line that names the file, the folder or the disk, and the way out. */
    String reason();

    /** Whether it is out of the way. */
    boolean mended();

    /** A file that cannot be read. */
    record Missing(Path file) implements Obstacle {
        @Override
        public String reason() {
            return file + (Files.exists(file) ? " cannot be read; give the right to" : " is gone; put it back");
        }

        @Override
        public boolean mended() {
            return Files.isReadable(file);
        }
    }

    /**
     * A file whose disk or connection fails.
     *
     * @param at the byte from which on it is not handed out
     */
    record Failing(Path file, long at) implements Obstacle {
        @Override
        public String reason() {
            return file + " cannot be read at byte " + at
                    + "; mend its disk or its connection, or put a good copy in its place";
        }

        @Override
        public boolean mended() {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.read(ByteBuffer.allocate(1 << 12), at);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** A folder that nothing can be written to. */
    record Unwritable(Path folder, String why) implements Obstacle {
        @Override
        public String reason() {
            return "nothing can be written to " + folder + " (" + why + "); make it writable again";
        }

        @Override
        public boolean mended() {
            return unwritable(folder).isEmpty();
        }
    }

    /**
     * A disk without room.
     *
     * @param folder a folder on it
     * @param free the bytes that were free, and did not suffice
     */
    record Full(Path folder, long free) implements Obstacle {
        private static final long MORE = 1 << 20;

        @Override
        public String reason() {
            return "the disk of " + folder + " is full; make room on it";
        }

        @Override
        public boolean mended() {
            return Disk.usable(folder) >= free + MORE;
        }
    }

    /**
     * A disk elsewhere with too little room.
     *
     * @param reason one line that names the disk, and the way out
     * @param room whether it has enough by now
     */
    record Crowded(String reason, BooleanSupplier room) implements Obstacle {
        @Override
        public boolean mended() {
            return room.getAsBoolean();
        }
    }

    /**
     * What is wrong with a file that is only read.
     *
     * @param failure how reading it has just failed
     */
    static Optional<Obstacle> reading(Path file, Exception failure) {
        if (!Files.isReadable(file)) {
            return Optional.of(new Missing(file));
        }
        OptionalLong at = failure instanceof Unreadable disk ? disk.unreadable() : OptionalLong.empty();
        return at.isPresent() ? Optional.of(new Failing(file, at.getAsLong())) : Optional.empty();
    }

    /** What is wrong with a folder that is written to. */
    static Optional<Obstacle> writing(Path folder) {
        long free = Disk.usable(folder);
        if (isReadOnly(folder)) {
            return Optional.of(new Unwritable(folder, "its disk is read-only"));
        }
        return free >= 0 && free < Full.MORE
                ? Optional.of(new Full(folder, free))
                : unwritable(folder).map(why -> new Unwritable(folder, why));
    }

    /** That of some folders' disks which has the least room, and did not have enough just now. */
    static Obstacle fullest(List<Path> folders) {
        Path fullest = folders.stream()
                .min(Comparator.comparingLong(Disk::usable))
                .orElseThrow(() -> new IllegalArgumentException("no folder was written to"));
        return new Full(fullest, Math.max(0, Disk.usable(fullest)));
    }

    /** Tries, since permissions do not tell of a read-only disk. */
    private static Optional<String> unwritable(Path folder) {
        try {
            Path file = Files.createTempFile(folder, ".keenframe", null);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(1 << 12));
                channel.force(true);
            } finally {
                Files.deleteIfExists(file);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage());
        }
    }

    private static boolean isReadOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException e) {
            return false; // an attempt to write will tell
        }
    }
}
