package io.keenframe.media.child;

import java.io.IOException;
import java.util.function.IntSupplier;

/** Tells the parent, once a second, that reading goes on, while frames are decoded that it does not get to see. */
final class Heartbeat {
    private static final long BETWEEN_MILLIS = 1000;

    private final IntSupplier count;
    private final Voice voice;
    private final Thread thread = new Thread(this::beat, "heartbeat");

    private Heartbeat(IntSupplier count, Voice voice) {
        this.count = count;
        this.voice = voice;
    }

    /** Starts to watch a number that grows while reading goes on. */
    static Heartbeat of(IntSupplier count, Voice voice) {
        Heartbeat heartbeat = new Heartbeat(count, voice);
        heartbeat.thread.setDaemon(true);
        heartbeat.thread.start();
        return heartbeat;
    }

    private void beat() {
        int last = count.getAsInt();
        try {
            while (true) {
                Thread.sleep(BETWEEN_MILLIS);
                int now = count.getAsInt();
                if (now != last) {
                    voice.say(new Answer.Alive());
                }
                last = now;
            }
        } catch (InterruptedException | IOException e) {
            // The film is over, or nobody listens.
        }
    }

    /** Stops; one more beat may still be on its way. */
    void stop() {
        thread.interrupt();
    }
}
