package io.keenframe.supir.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads CLIP's merges from any of the files they come in: OpenAI's {@code bpe_simple_vocab_16e6.txt.gz}, a plain
 * {@code merges.txt}, or a HuggingFace {@code tokenizer.json}.
 */
final class MergesFile {
    /** CLIP uses this many; OpenAI's file holds more. */
    static final int MERGES = 48894;

    private MergesFile() {}

    /** CLIP's merges in order, each as "left right". */
    static List<String> read(Path file) throws IOException {
        String text = text(Files.readAllBytes(file));
        List<String> merges = text.startsWith("{") ? fromJson(text) : fromLines(text);
        if (merges.size() != MERGES) {
            throw new IOException(file + " holds " + merges.size() + " byte-pair merges where CLIP has " + MERGES
                    + "; give bpe_simple_vocab_16e6.txt.gz, merges.txt or tokenizer.json of CLIP");
        }
        return merges;
    }

    private static String text(byte[] bytes) throws IOException {
        boolean zipped = bytes.length > 2 && bytes[0] == (byte) 0x1F && bytes[1] == (byte) 0x8B;
        if (!zipped) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first line is a version. */
    private static List<String> fromLines(String text) {
        return text.lines().skip(1).limit(MERGES).map(String::strip).toList();
    }

    /** Merges are "left right" in older files and [left, right] in newer ones. */
    private static List<String> fromJson(String text) throws IOException {
        List<String> merges = new ArrayList<>();
        for (JsonNode pair : new ObjectMapper().readTree(text).path("model").path("merges")) {
            merges.add(
                    pair.isArray() ? pair.path(0).asText() + " " + pair.path(1).asText() : pair.asText());
        }
        return merges;
    }
}
