package io.keenframe.media.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;

/** Tells the parent now and then to which byte of a file reading has come, which also says that it goes on. */
final class Whereabouts implements LongConsumer {
    private static final long BETWEEN_NANOS = 250_000_000;

    private final Voice voice;
    private long last = System.nanoTime();

    Whereabouts(Voice voice) {
        this.voice = voice;
    }

    @Override
    public void accept(long bytes) {
        long now = System.nanoTime();
        if (now - last < BETWEEN_NANOS) {
            return;
        }
        last = now;
        try {
            voice.say(new Answer.At(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
