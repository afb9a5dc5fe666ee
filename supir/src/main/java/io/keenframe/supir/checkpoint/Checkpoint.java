package io.keenframe.supir.checkpoint;

import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.Safetensors;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Weights;
import io.keenframe.supir.torch.TorchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint file holds, read from its index alone.
 *
 * @param file the file
 * @param tensors every tensor by the name the file gives it
 */
public record Checkpoint(Path file, Map<String, StoredTensor> tensors) {
    /**
     * Reads the index of a {@code .safetensors} file or of a {@code .ckpt} that PyTorch wrote, told apart by their first
     * bytes.
     *
     * @throws IOException if the file cannot be read, or is neither or unsound; the message names it
     */
    public static Checkpoint open(Path file) throws IOException {
        return new Checkpoint(
                file,
                switch (Format.of(file)) {
                    case SAFETENSORS -> Safetensors.index(file);
                    case TORCH -> TorchFile.index(file);
                });
    }

    /**
     * The tensors of several files as one; of a name that two hold, the later file's counts.
     *
     * @throws IOException as {@link #open}
     */
    public static Weights weights(List<Path> files) throws IOException {
        Map<String, StoredTensor> all = new LinkedHashMap<>();
        for (Path file : files) {
            all.putAll(open(file).tensors());
        }
        return Weights.of(all);
    }

    /** The bytes of its tensors by the type of their elements. */
    public Map<DataType, Long> bytesByType() {
        Map<DataType, Long> bytes = new TreeMap<>();
        tensors.values().forEach(tensor -> bytes.merge(tensor.type(), tensor.length(), Long::sum));
        return bytes;
    }
}
