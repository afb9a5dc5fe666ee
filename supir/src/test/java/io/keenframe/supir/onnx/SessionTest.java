package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.SafetensorsFixture;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SessionTest {
    private final RunningEvaluations running = new RunningEvaluations();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Placement.class)
    void multipliesByAWeightAtAnOddOffset(Placement placement) throws IOException {
        assertThat(product(weights(folder.resolve("w.safetensors")), placement)).containsExactly(21, 43);
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void followsLinksToCheckpointsInOtherFolders(Placement placement) throws IOException {
        // Given a link in one folder to a file in another, as download caches have them
        Path there = weights(Files.createDirectory(folder.resolve("blobs")).resolve("1f2e"));
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("models")).resolve("w.safetensors"), there);

        assertThat(product(link, placement)).containsExactly(21, 43);
    }

    @Test
    void namesTheFileWhoseWeightsCannotBeUsed() throws IOException {
        String header = "{\"w\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}";
        Path file = SafetensorsFixture.write(folder.resolve("w8.safetensors"), header, new byte[4]);
        Graph graph = new Graph();

        assertThatThrownBy(() -> graph.weight(Weights.open(List.of(file)).require("w", 4), 4))
                .hasMessageContaining("w F8_E4M3[4]")
                .hasMessageContaining("w8.safetensors");
    }

    @Test
    void saysWhatOnnxRuntimeRefused() {
        Graph graph = new Graph();
        Value x = graph.input("x", 2);
        graph.output("y", graph.node(Op.of("NoSuchOperator"), x.shape(), x));

        assertThatThrownBy(() -> Session.open(graph, new Execution(1, Placement.RESIDENT), running))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("NoSuchOperator");
    }

    private float[] product(Path file, Placement placement) throws IOException {
        Graph graph = new Graph();
        Value x = graph.input("x", 1, 2);
        Value w = graph.weight(Weights.open(List.of(file)).require("w", 2, 2), 2, 2);
        graph.output("y", graph.node(Op.of("Gemm").with("transB", 1L), new int[] {1, 2}, x, w));
        try (Session session = Session.open(graph, new Execution(1, placement), running);
                Inputs inputs = new Inputs().with("x", new Tensor(new float[] {1, 10}, 1, 2));
                Outputs outputs = session.run(inputs)) {
            return outputs.tensor("y").values();
        }
    }

    private static Path weights(Path file) throws IOException {
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}";
        String odd = header + " ".repeat(1 - header.length() % 2);
        return SafetensorsFixture.write(file, odd, SafetensorsFixture.bytes(1, 2, 3, 4));
    }
}
