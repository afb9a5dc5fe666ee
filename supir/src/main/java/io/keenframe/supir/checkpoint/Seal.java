package io.keenframe.supir.checkpoint;

import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What tells a checkpoint from another one in its place, in milliseconds.
 *
 * <p>Two fine-tunes of one model have the same length and the same header, so weights are looked at too: what training
 * changes, it changes everywhere.
 *
 * @param size the file's bytes
 * @param digest the SHA-256, in hexadecimal, of its first and last MiB, where indexes lie, and of samples between
 */
public record Seal(long size, String digest) {
    private static final int END = 1 << 20;
    private static final int SAMPLE = 1 << 12;
    private static final int SAMPLES = 64;

    public Seal {
        Objects.requireNonNull(digest, "digest");
    }

    /**
     * The seal of a file as it is now.
     *
     * @throws IOException if it cannot be read
     */
    public static Seal of(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            add(digest, channel, 0, END);
            for (long i = 1; i <= SAMPLES; i++) {
                add(digest, channel, size / (SAMPLES + 1) * i, SAMPLE);
            }
            add(digest, channel, Math.max(0, size - END), END);
            return new Seal(size, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static void add(MessageDigest digest, FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // until the piece is full or the file ends
        }
        digest.update(bytes.flip());
    }
}
