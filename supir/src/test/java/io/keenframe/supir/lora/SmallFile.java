package io.keenframe.supir.lora;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keenframe.supir.tensor.SafetensorsFixture;
import io.keenframe.supir.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Safetensors files of floats. */
final class SmallFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SmallFile() {}

    static Path write(Path file, Map<String, Tensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            ObjectNode line = header.putObject(tensor.getKey()).put("dtype", "F32");
            for (int length : tensor.getValue().shape()) {
                line.withArray("shape").add(length);
            }
            line.withArray("shape");
            int start = data.size();
            data.writeBytes(SafetensorsFixture.bytes(tensor.getValue().values()));
            line.putArray("data_offsets").add(start).add(data.size());
        }
        return SafetensorsFixture.write(file, JSON.writeValueAsString(header), data.toByteArray());
    }
}
