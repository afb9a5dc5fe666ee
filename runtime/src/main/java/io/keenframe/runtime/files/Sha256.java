package io.keenframe.runtime.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, as 64 hexadecimal digits. */
public final class Sha256 {
    private static final int BUFFER = 1 << 20;

    private Sha256() {}

    /** The digest of bytes. */
    public static String of(byte[] bytes) {
        return text(digest().digest(bytes));
    }

    /** The digest of a file, which is read whole. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return text(digest.digest());
    }

    /** Whether a file is there and has this digest. */
    public static boolean matches(Path file, String digest) throws IOException {
        return Files.isRegularFile(file) && of(file).equals(digest);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
