package io.keenframe.supir.tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tensors of several checkpoint files, seen as one: an SDXL file and a SUPIR file make one model. */
public final class Weights implements WeightSource {
    private final List<Path> files;
    private final Map<String, StoredTensor> tensors;

    private Weights(List<Path> files, Map<String, StoredTensor> tensors) {
        this.files = files;
        this.tensors = tensors;
    }

    /**
     * Reads the headers of .safetensors files; where two hold a name, the later file counts.
     *
     * @throws IOException if a file cannot be read or is not sound
     */
    public static Weights open(List<Path> files) throws IOException {
        Map<String, StoredTensor> all = new LinkedHashMap<>();
        for (Path file : files) {
            all.putAll(Safetensors.index(file));
        }
        return new Weights(List.copyOf(files), all);
    }

    /** Weights whose places are known already, from files of any format. */
    public static Weights of(Map<String, StoredTensor> tensors) {
        List<Path> files =
                tensors.values().stream().map(StoredTensor::file).distinct().toList();
        return new Weights(files, new HashMap<>(tensors));
    }

    /** The tensor of a published name, under that name or one of those that re-packed files give it. */
    public Optional<StoredTensor> find(String name) {
        return CheckpointNames.of(name)
                .map(tensors::get)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    @Override
    public StoredTensor require(String name, long... shape) {
        StoredTensor tensor = find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model needs the tensor " + name + ", which is not in " + fileNames()));
        if (!tensor.hasShape(shape)) {
            throw new IllegalArgumentException(tensor.file() + ": tensor " + tensor.name() + " has the shape "
                    + Arrays.toString(tensor.shape()) + " where the model needs " + Arrays.toString(shape));
        }
        return tensor;
    }

    /** The bytes of all tensors together. */
    public long bytes() {
        return tensors.values().stream().mapToLong(StoredTensor::length).sum();
    }

    private String fileNames() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
