package io.keenframe.media.child;

import io.keenframe.contract.frame.Frame;
import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The frames that a child has put into the ring, which is made, and made larger, as they need it. */
final class Slots {
    /** How far a child decodes ahead where frames are small, and where they are large. */
    private static final int MOST = 8;

    private static final int LEAST = 2;

    /** What a ring of several slots may take. */
    private static final long BYTES = 64 << 20;

    private final ChildProcess child;
    private final Path source;
    private final SourceLimits limits;
    private @Nullable Ring ring;
    private @Nullable Path file;

    Slots(ChildProcess child, Path source, SourceLimits limits) {
        this.child = child;
        this.source = source;
        this.limits = limits;
    }

    /** The child's next answer, once it has room for what it wants to give. */
    Answer next() throws InterruptedException {
        try {
            Answer answer = child.await(source, false);
            while (answer instanceof Answer.NeedsRoom wish) {
                makeRoom(wish.bytes());
                answer = child.await(source, false);
            }
            return answer;
        } finally {
            forget();
        }
    }

    /** The file's name goes once both have it mapped; where the child is gone, nobody else removes it. */
    private void forget() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It is in a folder for temporary files.
            }
            file = null;
        }
    }

    private void makeRoom(int bytes) {
        // No pixel has more than four samples of two bytes.
        if (bytes < 1 || bytes / 8 > limits.pixels()) {
            throw MediaException.of(source, "has frames of " + bytes + " bytes, more than the limit on pixels allows");
        }
        int slots = (int) Math.max(LEAST, Math.min(MOST, BYTES / bytes));
        slots = Math.max(1, (int) Math.min(slots, Integer.MAX_VALUE / (long) bytes));
        try {
            forget();
            file = Ring.create(slots, bytes);
            ring = Ring.map(file, slots, bytes);
            child.say(new Request.Room(file.toString(), slots, bytes));
        } catch (IOException e) {
            throw new MediaException(
                    "there is no room for " + (long) slots * bytes + " bytes in the folder for temporary files: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The frame that the next slot has. */
    Frame take(FrameHead head) {
        Ring from = ring;
        if (from == null || head.bytes() > from.slotBytes()) {
            throw child.outOfTurn(source);
        }
        Frame frame = head.with(from.slot());
        child.say(new Request.Taken());
        return frame;
    }
}
