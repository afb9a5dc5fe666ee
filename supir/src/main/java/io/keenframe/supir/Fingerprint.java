package io.keenframe.supir;

import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over texts and files, quick for checkpoints of many gigabytes.
 *
 * <p>A large file counts by its size and by samples evenly spread from its first to its last byte: what training or
 * another precision changes, it changes everywhere.
 */
final class Fingerprint {
    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLES = 512;

    private final MessageDigest digest = Sha256.start();

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    /** Adds a file: whole up to 32 MiB, by 512 samples of 64 KiB above. */
    void add(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            add(size);
            long samples = Math.min(SAMPLES, (size + SAMPLE - 1) / SAMPLE);
            for (long i = 0; i < samples; i++) {
                long at = size <= (long) SAMPLE * SAMPLES ? i * SAMPLE : (size - SAMPLE) * i / (SAMPLES - 1);
                sample(channel, at);
            }
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    }

    private void sample(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // until the sample is full or the file ends
        }
        digest.update(bytes.flip());
    }
}
