package io.keenframe.supir.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/** One line of a safetensors header, as its file states it: not yet believed. */
record HeaderEntry(Path file, String name, JsonNode json) {
    private static final int MOST_AXES = 8;

    /**
     * The tensor this line states, if it fits the file.
     *
     * @param start the file's first byte of tensors
     * @param size the file's length in bytes
     */
    StoredTensor place(long start, long size) throws IOException {
        DataType type = DataType.named(json.path("dtype").asText())
                .orElseThrow(() -> unsound("has the unknown dtype " + json.path("dtype")));
        long[] range = longs("data_offsets");
        if (range.length != 2 || range[0] > range[1] || range[1] > size - start) {
            throw unsound("has the range " + json.path("data_offsets") + " in " + (size - start) + " bytes of data");
        }
        long[] shape = longs("shape");
        if (bytes(shape, type) != range[1] - range[0]) {
            throw unsound("is a " + type + json.path("shape") + " in " + (range[1] - range[0]) + " bytes");
        }
        return new StoredTensor(file, name, type, shape, start + range[0]);
    }

    private long bytes(long[] shape, DataType type) throws IOException {
        try {
            return new StoredTensor(file, name, type, shape, 0).length();
        } catch (ArithmeticException e) {
            throw unsound("has the impossible shape " + json.path("shape"));
        }
    }

    private long[] longs(String key) throws IOException {
        JsonNode array = json.path(key);
        if (!array.isArray() || array.size() > MOST_AXES) {
            throw unsound("has no list " + key);
        }
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = array.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw unsound("has the " + key + " " + array);
            }
            values[i] = value.longValue();
        }
        return values;
    }

    private IOException unsound(String what) {
        return new IOException(file + ": tensor " + name + " " + what);
    }
}
