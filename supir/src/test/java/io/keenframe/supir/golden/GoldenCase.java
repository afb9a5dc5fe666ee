package io.keenframe.supir.golden;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.Safetensors;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.TensorFile;
import io.keenframe.supir.tensor.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One folder of a small model and what it computes.
 *
 * @param folder the case's folder; its name is the case's
 * @param config the sizes of its networks
 * @param json golden.json: settings of each part under "parts", names and shapes under "tensors"
 * @param tensors inputs and expected outputs by name
 */
public record GoldenCase(Path folder, SupirConfig config, JsonNode json, Map<String, StoredTensor> tensors) {
    /** Largest difference allowed, relative to the largest expected magnitude of the tensor. */
    public static final double TOLERANCE = 1e-4;

    static GoldenCase open(Path folder) {
        try {
            return new GoldenCase(
                    folder,
                    SupirConfig.read(folder.resolve("config.json")),
                    new ObjectMapper().readTree(folder.resolve("golden.json").toFile()),
                    Safetensors.index(folder.resolve("golden.safetensors")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The weights of the networks. */
    public Weights weights() {
        try {
            return Weights.open(List.of(folder.resolve("weights.safetensors")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stored tensor of floats. */
    public Tensor tensor(String name) {
        try {
            return TensorFile.floats(stored(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stored tensor of token ids. */
    public long[] ids(String name) {
        try {
            return TensorFile.longs(stored(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a part: "edm", "dpmpp_2m_sde", "tiled" or "restore". */
    public JsonNode part(String name) {
        return json.required("parts").required(name);
    }

    /** Fails with the first tensor, in the order of golden.json, that is not what this case expects. */
    public void verify(Map<String, Tensor> actual) {
        List<String> order = new ArrayList<>();
        json.required("tensors").fieldNames().forEachRemaining(order::add);
        Map<String, Tensor> left = new LinkedHashMap<>(actual);
        for (String name : order) {
            Optional.ofNullable(left.remove(name))
                    .flatMap(tensor -> departure(name, tensor))
                    .ifPresent(message -> fail("case " + this + ": " + message));
        }
        if (!left.isEmpty()) {
            fail("case " + this + " has no tensors " + left.keySet());
        }
    }

    private Optional<String> departure(String name, Tensor actual) {
        Tensor expected = tensor(name);
        if (!java.util.Arrays.equals(expected.shape(), actual.shape())) {
            return Optional.of(name + " is the first tensor that departs: " + actual + " instead of " + expected);
        }
        double error = 0;
        double magnitude = 0;
        for (int i = 0; i < expected.values().length; i++) {
            double difference = Math.abs((double) expected.values()[i] - actual.values()[i]);
            error = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(error, difference);
            magnitude = Math.max(magnitude, Math.abs(expected.values()[i]));
        }
        return error <= TOLERANCE * magnitude
                ? Optional.empty()
                : Optional.of("%s is the first tensor that departs: off by %.3g where %.3g is allowed"
                        .formatted(name, error, TOLERANCE * magnitude));
    }

    private StoredTensor stored(String name) {
        return Optional.ofNullable(tensors.get(name))
                .orElseThrow(() -> new IllegalArgumentException("case " + this + " has no tensor " + name));
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
