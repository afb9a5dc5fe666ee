package io.keenframe.supir.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** The hash that files are told apart by. */
public final class Sha256 {
    private Sha256() {}

    /** A digest that has seen nothing yet. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The hash of a whole file, in hexadecimal.
     *
     * @param progress hears how many bytes were read, every few of them
     * @throws IOException if it cannot be read
     */
    public static String hex(Path file, LongConsumer progress) throws IOException {
        MessageDigest digest = start();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 22);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
                progress.accept(channel.position());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
