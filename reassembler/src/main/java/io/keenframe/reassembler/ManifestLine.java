package io.keenframe.reassembler;

import io.keenframe.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The form of a manifest's lines: eight hexadecimal digits of CRC-32C (RFC 3720, appendix B.4), a blank, and JSON. */
final class ManifestLine {
    private static final int DIGITS = 8;

    private ManifestLine() {}

    /** A value as a line, without its end. */
    static String of(Object value) {
        String json = new String(Json.bytes(value), StandardCharsets.UTF_8);
        return checksum(json) + " " + json;
    }

    /** The JSON of a line; empty where it is not what was written. */
    static Optional<String> json(String line) {
        if (line.length() < DIGITS + 1 || line.charAt(DIGITS) != ' ') {
            return Optional.empty();
        }
        String json = line.substring(DIGITS + 1);
        return line.startsWith(checksum(json)) ? Optional.of(json) : Optional.empty();
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
