package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignModelTest {
    @TempDir
    private Path folder;

    @Test
    void runsWhatTheFileHolds() throws IOException {
        // Given a network that subtracts
        try (ForeignModel model = ForeignModel.open(difference(), 2, 1)) {
            // When
            Tensor result = model.run(new Tensor(new float[] {5, 7}, 1, 2), new Tensor(new float[] {1, 2}, 1, 2));
            // Then
            assertThat(result).isEqualTo(new Tensor(new float[] {4, 5}, 1, 2));
        }
    }

    @Test
    void saysWhatIsNoNetwork() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "text");
        assertThatThrownBy(() -> ForeignModel.open(text, 1, 1)).hasMessageContaining("text.onnx is no ONNX network");
        Path nothing = folder.resolve("nothing.onnx");
        assertThatThrownBy(() -> ForeignModel.open(nothing, 1, 1)).hasMessageContaining("does not exist");
        Path other = difference();
        assertThatThrownBy(() -> ForeignModel.open(other, 1, 1)).hasMessageContaining("with 1 input(s)");
    }

    private Path difference() throws IOException {
        Graph graph = new Graph();
        Value a = graph.input("a", 1, 2);
        Value b = graph.input("b", 1, 2);
        graph.output("d", graph.node(Op.of("Sub"), a.shape(), a, b));
        return Files.write(folder.resolve("difference.onnx"), graph.model(WeightFolder.of(graph)));
    }
}
