package io.keenframe.media.child;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The frames of one film on their way into the ring, as far ahead of whoever takes them as the ring has slots. */
final class Delivery {
    private static final Request.Room NONE = new Request.Room("", 0, 0);

    private final Voice voice;
    private final Semaphore free = new Semaphore(0);
    private final BlockingQueue<Request.Room> rooms = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private @Nullable Ring ring;

    Delivery(Voice voice) {
        this.voice = voice;
    }

    /** Puts a frame into the ring once there is room; false where it is not wanted any more. */
    boolean put(Frame frame) throws IOException, InterruptedException {
        FrameHead head = FrameHead.of(frame);
        Ring into = room(head.bytes());
        free.acquire();
        if (stopped || into == null) {
            return false;
        }
        ByteBuffer slot = into.slot();
        for (Plane plane : frame.planes()) {
            slot.put(plane.samples());
        }
        voice.say(new Answer.Filled(head));
        return true;
    }

    private @Nullable Ring room(int bytes) throws IOException, InterruptedException {
        Ring here = ring;
        if (here != null && here.slotBytes() >= bytes) {
            return here;
        }
        voice.say(new Answer.NeedsRoom(bytes));
        Request.Room room = rooms.take();
        if (room.equals(NONE)) {
            return null;
        }
        Path file = Path.of(room.file());
        ring = Ring.map(file, room.slots(), room.slotBytes());
        // Both have it mapped, or the parent is gone: nobody needs its name.
        Files.deleteIfExists(file);
        return ring;
    }

    /** A ring has been made; whatever was in the one before has been taken. */
    void room(Request.Room room) {
        free.drainPermits();
        free.release(room.slots());
        rooms.add(room);
    }

    /** A frame has been taken. */
    void taken() {
        free.release();
    }

    /** No more frames are wanted. */
    void stop() {
        stopped = true;
        rooms.add(NONE);
        free.release();
    }
}
