package io.keenframe.supir.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The index of a .safetensors file: what it holds and where, read from its header alone.
 *
 * <p>The file is a 64-bit length, a JSON header of that length, and the tensors' bytes. Headers come from strangers, so
 * every number is checked against the file before anything is believed.
 */
public final class Safetensors {
    /** The limit the format's own reader sets. */
    private static final long LARGEST_HEADER = 100_000_000;

    private static final int PREFIX = Long.BYTES;
    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private Safetensors() {}

    /**
     * Reads the header of a file.
     *
     * @return every tensor by its name, in the header's order
     * @throws IOException if the file cannot be read or its header is not sound; the message names the file and the
     *     tensor
     */
    public static Map<String, StoredTensor> index(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < PREFIX) {
                throw new IOException(file + " is not a safetensors file: it has " + size + " bytes");
            }
            long header = read(channel, 0, PREFIX, file).getLong();
            if (header < 2 || header > LARGEST_HEADER || header > size - PREFIX) {
                throw new IOException(file + " is not a safetensors file: it claims a header of " + header + " bytes");
            }
            ByteBuffer json = read(channel, PREFIX, (int) header, file);
            Map<String, StoredTensor> index = tensors(
                    file, parse(file, StandardCharsets.UTF_8.decode(json).toString()), PREFIX + header, size);
            rejectOverlaps(index.values().stream().toList());
            return Collections.unmodifiableMap(index);
        }
    }

    private static JsonNode parse(Path file, String json) throws IOException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                throw new IOException(file + ": the header is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": the header is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, StoredTensor> tensors(Path file, JsonNode root, long start, long size)
            throws IOException {
        Map<String, StoredTensor> index = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                index.put(entry.getKey(), new HeaderEntry(file, entry.getKey(), entry.getValue()).place(start, size));
            }
        }
        return index;
    }

    private static void rejectOverlaps(List<StoredTensor> tensors) throws IOException {
        List<StoredTensor> byOffset = new ArrayList<>(tensors);
        byOffset.removeIf(t -> t.length() == 0);
        byOffset.sort(Comparator.comparingLong(StoredTensor::offset));
        for (int i = 1; i < byOffset.size(); i++) {
            StoredTensor before = byOffset.get(i - 1);
            StoredTensor here = byOffset.get(i);
            if (here.offset() < before.offset() + before.length()) {
                throw new IOException(here.file() + ": tensor " + here.name() + " overlaps " + before.name());
            }
        }
    }

    static ByteBuffer read(FileChannel channel, long offset, int length, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException(file + " ends at byte " + channel.size() + ", inside what it should hold");
            }
        }
        return buffer.flip();
    }
}
