package io.keenframe.supir.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** The file formats that checkpoints come in. */
enum Format {
    SAFETENSORS,
    TORCH;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GGUF = "GGUF".getBytes(StandardCharsets.US_ASCII);

    /** A pickle of the number by which PyTorch marked its files before version 1.6. */
    private static final byte[] OLD_TORCH = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa85019");

    /**
     * The format of a file.
     *
     * @throws IOException if it cannot be read, or is of a format that is known and not readable here
     */
    static Format of(Path file) throws IOException {
        byte[] start = start(file);
        if (begins(start, ZIP)) {
            return TORCH;
        }
        if (begins(start, OLD_TORCH)) {
            throw new IOException(file + " was written by PyTorch before 1.6, whose files cannot be read in place;"
                    + " take the .safetensors of it, or save it again with a newer PyTorch");
        }
        if (begins(start, GGUF)) {
            throw new IOException(file + " is a GGUF file, whose weights are quantised; take the .safetensors of it");
        }
        return SAFETENSORS;
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(OLD_TORCH.length);
        }
    }

    private static boolean begins(byte[] start, byte[] magic) {
        return start.length >= magic.length && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }
}
