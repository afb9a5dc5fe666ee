package io.keenframe.runtime.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * What tells a file from every other, without reading a long film whole: its size, when it was written, and a digest of
 * pieces spread over it.
 */
public final class Fingerprint {
    private static final int SAMPLES = 16;
    private static final int SAMPLE_BYTES = 64 * 1024;

    private Fingerprint() {}

    /** The fingerprint of a file. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            for (int i = 0; i < SAMPLES; i++) {
                long last = Math.max(0, size - SAMPLE_BYTES);
                digest.update(sample(file, channel, last / (SAMPLES - 1) * i));
            }
            return "%d-%d-%s".formatted(size, Files.getLastModifiedTime(file).toMillis(), Sha256.text(digest.digest()));
        }
    }

    /**
     * Returns where a source is still what a job was bound to. A copy elsewhere may have another time.
     *
     * @param bound its fingerprint by then; empty for a job that is not bound
     * @throws IOException where it is not, or cannot be read
     */
    public static void require(Path file, String bound) throws IOException {
        if (!bound.isEmpty() && !withoutTime(of(file)).equals(withoutTime(bound))) {
            throw new IOException(file + " was changed after the job began; put the old file back, or begin anew by"
                    + " giving the command again");
        }
    }

    private static String withoutTime(String fingerprint) {
        return fingerprint.replaceFirst("-\\d+-", "-");
    }

    private static ByteBuffer sample(Path file, SeekableByteChannel channel, long from) throws IOException {
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
        channel.position(from);
        try {
            while (sample.hasRemaining() && channel.read(sample) >= 0) {
                // A channel may return fewer bytes than there are.
            }
        } catch (IOException e) {
            throw new UnreadableException(file, from + sample.position(), e);
        }
        return sample.flip();
    }
}
