package io.keenframe.supir.onnx;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The most memory that this process has, beside what is mapped from files, while it is open; Linux tells of it.
 *
 * <p>It looks all the time, and makes no garbage, which would be counted.
 */
final class AnonymousMemory implements AutoCloseable {
    static final Path STATUS = Path.of("/proc/self/status");

    private static final byte[] KEY = "RssAnon:".getBytes(StandardCharsets.US_ASCII);

    private final AtomicLong peak = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread looking = new Thread(this::look);

    AnonymousMemory() {
        looking.start();
    }

    private void look() {
        byte[] bytes = new byte[4096];
        try (RandomAccessFile status = new RandomAccessFile(STATUS.toFile(), "r")) {
            while (!over.get()) {
                peak.set(Math.max(peak.get(), read(status, bytes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long now() {
        try (RandomAccessFile status = new RandomAccessFile(STATUS.toFile(), "r")) {
            return read(status, new byte[4096]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long read(RandomAccessFile status, byte[] bytes) throws IOException {
        status.seek(0);
        int length = status.read(bytes);
        int at = 0;
        while (!startsHere(bytes, at)) {
            at++;
            if (at + KEY.length >= length) {
                throw new IOException(STATUS + " says nothing of RssAnon");
            }
        }
        long kilobytes = 0;
        for (int i = at + KEY.length; bytes[i] != 'k'; i++) {
            kilobytes = bytes[i] >= '0' && bytes[i] <= '9' ? 10 * kilobytes + bytes[i] - '0' : kilobytes;
        }
        return 1024 * kilobytes;
    }

    private static boolean startsHere(byte[] bytes, int at) {
        for (int i = 0; i < KEY.length; i++) {
            if (bytes[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    long peak() {
        return peak.get();
    }

    @Override
    public void close() {
        over.set(true);
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
