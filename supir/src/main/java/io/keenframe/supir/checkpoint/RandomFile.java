package io.keenframe.supir.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keenframe.supir.tensor.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Writes a safetensors file of random weights.
 *
 * @param type the elements of weights
 * @param seed what they derive from, with each tensor's name
 */
record RandomFile(DataType type, long seed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Path file, Map<String, List<Integer>> tensors) throws IOException {
        RandomTensor.Deviates deviates = new RandomTensor.Deviates(seed);
        // One for all: what is freed stays until a collection.
        ByteBuffer room = ByteBuffer.allocateDirect(RandomTensor.MOST_BYTES);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, header(tensors));
            for (Map.Entry<String, List<Integer>> entry : tensors.entrySet()) {
                RandomTensor tensor = tensor(entry);
                ByteBuffer period = tensor.period(deviates, room);
                for (long left = tensor.bytes(); left > 0; ) {
                    int length = (int) Math.min(left, period.limit());
                    writeAll(channel, period.duplicate().limit(length));
                    left -= length;
                }
            }
        }
    }

    private RandomTensor tensor(Map.Entry<String, List<Integer>> entry) {
        return new RandomTensor(entry.getKey(), entry.getValue(), type);
    }

    private ByteBuffer header(Map<String, List<Integer>> tensors) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        long offset = 0;
        for (Map.Entry<String, List<Integer>> entry : tensors.entrySet()) {
            RandomTensor tensor = tensor(entry);
            ObjectNode line =
                    root.putObject(tensor.name()).put("dtype", tensor.type().name());
            tensor.shape().forEach(line.putArray("shape")::add);
            line.putArray("data_offsets").add(offset).add(offset + tensor.bytes());
            offset += tensor.bytes();
        }
        String json = JSON.writeValueAsString(root);
        // As the format's own writer does, so that the tensors start at a multiple of 8.
        byte[] padded = (json + " ".repeat((8 - json.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + padded.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .put(padded)
                .flip();
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
