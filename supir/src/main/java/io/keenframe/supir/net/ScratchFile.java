package io.keenframe.supir.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/** Floats in a file that is gone when it is closed, or when the process is. */
final class ScratchFile implements AutoCloseable {
    private final FileChannel channel;

    private ScratchFile(FileChannel channel) {
        this.channel = channel;
    }

    static ScratchFile open() {
        return call(() -> {
            Path file = Files.createTempFile("keenframe", ".scratch");
            return new ScratchFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        });
    }

    /** Reads floats to a place in a buffer; both places are counted in floats. */
    void read(ByteBuffer to, int at, int count, long from) {
        ByteBuffer part = part(to, at, count);
        call(() -> {
            while (part.hasRemaining()) {
                if (channel.read(part, Float.BYTES * from + part.position()) < 0) {
                    throw new IOException("a scratch file ends before float " + (from + count));
                }
            }
            return part;
        });
    }

    /** Writes floats from a place in a buffer; both places are counted in floats. */
    void write(ByteBuffer from, int at, int count, long to) {
        ByteBuffer part = part(from, at, count);
        call(() -> {
            while (part.hasRemaining()) {
                channel.write(part, Float.BYTES * to + part.position());
            }
            return part;
        });
    }

    private static ByteBuffer part(ByteBuffer whole, int at, int count) {
        return whole.slice(Float.BYTES * at, Float.BYTES * count);
    }

    private static <T> T call(Access<T> access) {
        try {
            return access.run();
        } catch (ClosedByInterruptException e) {
            CancellationException cancelled = new CancellationException("the evaluation was interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "images between the autoencoder's blocks could not be kept in "
                            + System.getProperty("java.io.tmpdir")
                            + " (" + e.getMessage() + "); name a roomier folder with -Djava.io.tmpdir=FOLDER",
                    e);
        }
    }

    @Override
    public void close() {
        call(() -> {
            channel.close();
            return channel;
        });
    }

    private interface Access<T> {
        T run() throws IOException;
    }
}
