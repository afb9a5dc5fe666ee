package io.keenframe.app.it;

import io.keenframe.contract.Json;
import io.keenframe.supir.checkpoint.Role;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.Safetensors;
import io.keenframe.supir.tensor.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The two checkpoint files that a model is imported from. */
final class CheckpointFiles {
    private CheckpointFiles() {}

    /** Writes those tensors of a whole model's file that a role brings. */
    static Path part(Path whole, Role role, SupirConfig config, Path file) throws IOException {
        Map<String, StoredTensor> tensors = new TreeMap<>(Safetensors.index(whole));
        tensors.keySet().retainAll(role.requires(config).keySet());
        Map<String, Object> header = new LinkedHashMap<>();
        long offset = 0;
        for (StoredTensor tensor : tensors.values()) {
            header.put(tensor.name(), line(tensor.type().name(), tensor.shape(), offset, offset + tensor.length()));
            offset += tensor.length();
        }
        try (FileChannel out = open(file);
                FileChannel in = FileChannel.open(whole)) {
            out.write(framed(header));
            for (StoredTensor tensor : tensors.values()) {
                in.transferTo(tensor.offset(), tensor.length(), out);
            }
        }
        return file;
    }

    /** Writes a file of full size and of the published layout, all of whose weights are holes. */
    static Path hollow(Role role, Path file) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, List<Integer>> tensor :
                role.requires(SupirConfig.FULL).entrySet()) {
            long[] shape =
                    tensor.getValue().stream().mapToLong(Integer::longValue).toArray();
            long end = offset + 2 * java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
            header.put(tensor.getKey(), line("F16", shape, offset, end));
            offset = end;
        }
        try (FileChannel out = open(file)) {
            ByteBuffer framed = framed(header);
            long size = framed.remaining() + offset;
            out.write(framed);
            out.write(ByteBuffer.allocate(1), size - 1);
        }
        return file;
    }

    /** Writes a LoRA of rank 1 that adds the same to all weights of one module. */
    static Path lora(String module, int channels, float value, Path file) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long bytes = Float.BYTES * (long) channels;
        header.put(module + ".lora_down.weight", line("F32", new long[] {1, channels}, 0, bytes));
        header.put(module + ".lora_up.weight", line("F32", new long[] {channels, 1}, bytes, 2 * bytes));
        ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(2 * bytes)).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putFloat(value);
        }
        try (FileChannel out = open(file)) {
            out.write(framed(header));
            out.write(data.flip());
        }
        return file;
    }

    private static Map<String, Object> line(String type, long[] shape, long start, long end) {
        return Map.of("dtype", type, "shape", shape, "data_offsets", new long[] {start, end});
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
    }

    private static ByteBuffer framed(Map<String, Object> header) {
        byte[] json = Json.bytes(header);
        return ByteBuffer.allocate(Long.BYTES + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .flip();
    }
}
