package io.keenframe.app.job;

import io.keenframe.app.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A source on disk: that it is a file with something in it, and what tells it from every other. */
public final class InputFile {
    private static final int SAMPLES = 16;
    private static final int SAMPLE_BYTES = 64 * 1024;

    private InputFile() {}

    /**
     * The file's real path.
     *
     * @throws Failure where there is no readable file with something in it
     */
    public static Path require(Path input) {
        if (Files.isDirectory(input)) {
            throw new Failure(input + " is a directory; give one file");
        }
        if (!Files.exists(input)) {
            throw new Failure(input + " does not exist; check its name");
        }
        if (!Files.isReadable(input)) {
            throw new Failure(input + " cannot be read; check its permissions");
        }
        try {
            if (Files.isRegularFile(input) && Files.size(input) == 0) {
                throw new Failure(input + " is empty; was its copy or download cut off?");
            }
            return input.toRealPath();
        } catch (IOException e) {
            throw new Failure(input + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What tells the file from every other, without reading a long film whole: its size, when it was written, and a
     * digest of pieces spread over it.
     */
    public static String fingerprint(Path input) throws IOException {
        MessageDigest digest = sha256();
        try (SeekableByteChannel channel = Files.newByteChannel(input)) {
            long size = channel.size();
            for (int i = 0; i < SAMPLES; i++) {
                long last = Math.max(0, size - SAMPLE_BYTES);
                channel.position(last / (SAMPLES - 1) * i);
                digest.update(sample(channel));
            }
            return "%d-%d-%s"
                    .formatted(
                            size,
                            Files.getLastModifiedTime(input).toMillis(),
                            HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static ByteBuffer sample(SeekableByteChannel channel) throws IOException {
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
        while (sample.hasRemaining() && channel.read(sample) >= 0) {
            // A channel may return fewer bytes than there are.
        }
        return sample.flip();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
